namespace Trading.Core.Evidence.Statistics;

/// <summary>Mean and Sharpe ratio of every column over half of the blocks, from sums taken once a block.</summary>
internal sealed class HalfSample(BlockSums blocks)
{
    private readonly double[] _sum = new double[blocks.Columns];
    private readonly double[] _squares = new double[blocks.Columns];
    private readonly double[] _low = new double[blocks.Columns];
    private readonly double[] _high = new double[blocks.Columns];

    public double[] Mean { get; } = new double[blocks.Columns];

    /// <summary>Per period; 0 of a column whose returns are all the same there, as of a set that never traded.</summary>
    public double[] Sharpe { get; } = new double[blocks.Columns];

    /// <summary>Bit b of <paramref name="chosen"/> takes block b.</summary>
    public void Take(uint chosen)
    {
        Array.Clear(_sum);
        Array.Clear(_squares);
        Array.Fill(_low, double.PositiveInfinity);
        Array.Fill(_high, double.NegativeInfinity);
        var taken = 0;
        for (var block = 0; chosen != 0; block++, chosen >>= 1)
        {
            if ((chosen & 1) == 1)
            {
                Add(block);
                taken++;
            }
        }

        double n = taken * blocks.Length;
        for (var c = 0; c < Sharpe.Length; c++)
        {
            var variance = (_squares[c] - (_sum[c] * _sum[c] / n)) / (n - 1);
            var flat = _low[c] == _high[c];
            Mean[c] = flat ? _low[c] : (_sum[c] / n) + blocks.Centre[c];
            Sharpe[c] = flat || !(variance > 0) ? 0 : Mean[c] / Math.Sqrt(variance);
        }
    }

    private void Add(int block)
    {
        var from = block * _sum.Length;
        var sum = blocks.Sum.AsSpan(from, _sum.Length);
        var squares = blocks.Squares.AsSpan(from, _sum.Length);
        var low = blocks.Low.AsSpan(from, _sum.Length);
        var high = blocks.High.AsSpan(from, _sum.Length);
        for (var c = 0; c < _sum.Length; c++)
        {
            _sum[c] += sum[c];
            _squares[c] += squares[c];
            _low[c] = low[c] < _low[c] ? low[c] : _low[c];
            _high[c] = high[c] > _high[c] ? high[c] : _high[c];
        }
    }
}
