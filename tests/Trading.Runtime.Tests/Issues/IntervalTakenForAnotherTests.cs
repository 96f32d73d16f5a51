using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Issues;

/// <summary>Fifteen-minute candles were once fed to one-hour formulas. A series is what its data says, not what its name says.</summary>
public sealed class IntervalTakenForAnotherTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 31, 22);

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Run_HourlyCandlesNamedQuarterHours_AreRefused()
    {
        var path = _temp.Write("candles/coinbase/BTC-USD/15m.csv", TestSeries.Csv(Start, Interval.OneHour, 40));

        Assert.Equal(
            $"{path}: its candles are at least 1h apart; expected 15m candles",
            ErrorOf(new() { Sources = [path], Target = _temp["out"] }));
    }

    [Fact]
    public void Run_QuarterHoursNamedHours_AreOffTheGrid()
    {
        var path = _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.QuarterHour, 40));

        Assert.Equal(
            $"{path}: line 3: time 2024-01-31T22:15:00Z is off the 1h grid; expected a multiple of 1h since 1970-01-01T00:00:00Z",
            ErrorOf(new() { Sources = [path], Target = _temp["out"] }));
    }

    private string ErrorOf(ImportOptions options)
    {
        var message = Assert.Throws<InputException>(() => DatasetImporter.Run(options)).Message;
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path, "out*"));
        return message;
    }
}
