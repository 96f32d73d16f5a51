using System.Globalization;
using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Benchmarks.Parquet;

/// <summary>
/// One file, decoded by us and by DuckDB in turns. Times are processor time, which on a machine with nothing else to do is the clock's.
/// </summary>
internal sealed class ParquetContest(string name, string path, double must, double reach, double ratioMust)
{
    private readonly CandleParquetReader _reader = new();
    private readonly CandleColumns _candles = new();
    private readonly byte[] _bytes = File.ReadAllBytes(path);
    private readonly List<double> _ours = [];
    private readonly List<double> _fromMemory = [];
    private readonly List<double> _theirs = [];

    public string Name => name;

    public double Must => must;

    public double Reach => reach;

    /// <summary>Candles for each second of processor time, median.</summary>
    public double Ours => Median(_ours);

    /// <summary>The same where the file is in memory already.</summary>
    public double FromMemory => Median(_fromMemory);

    public double OursBest => _ours.Max();

    public double Theirs => Median(_theirs);

    public double TheirsBest => _theirs.Max();

    public bool IsMet => Ours >= must && Ours / Theirs >= ratioMust;

    public void Round(DuckDbProcess duckDb, int runs, bool isWarmUp)
    {
        for (var run = 0; run < runs; run++)
        {
            var fromFile = Rate(DecodeFile);
            var fromMemory = Rate(() => Decode(_reader.Open(_bytes, name)));
            if (!isWarmUp)
            {
                _ours.Add(fromFile);
                _fromMemory.Add(fromMemory);
            }
        }

        var answer = duckDb.Ask($"sum {path} {(runs / 3) + 1}");
        if (!isWarmUp)
        {
            _theirs.AddRange(answer.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)));
        }
    }

    private static double Rate(Func<long> decode)
    {
        var start = Environment.CpuUsage.TotalTime;
        var rows = decode();
        return rows / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private long DecodeFile()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Decode(_reader.Open(stream, name));
    }

    private long Decode(ParquetReader file)
    {
        for (var group = 0; group < file.RowGroups.Count; group++)
        {
            _candles.Clear();
            _reader.ReadRowGroup(file, group, _candles);
        }

        return file.RowCount;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
