using System.Collections.Immutable;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Evidence.Anomalies;

/// <summary>
/// Cycles of a made-up account every 15 minutes: five entries a day of which 4 in 5 fill and half win, 10 bps of slippage and 100 of fees
/// with as much luck as the expectation says. A fault changes the numbers from one day to another.
/// </summary>
internal sealed class AccountStream(ulong seed)
{
    public static readonly Timestamp Start = Timestamp.Utc(2025, 3, 1);

    public static readonly ProductId Ada = ProductId.Parse("ADA-USD");

    public static readonly ProductId Btc = ProductId.Parse("BTC-USD");

    private const int CyclesPerDay = 96;

    private SeededRandom _random = new(seed);

    /// <summary>What a backtest of 500 days with the healthy numbers says.</summary>
    public static Expectation Expected { get; } = new()
    {
        SchemaVersion = 1,
        PolicyHash = "policy",
        EngineVersion = "test",
        DatasetId = "dataset",
        From = Timestamp.Utc(2023, 1, 1),
        To = Timestamp.Utc(2024, 5, 15),
        Days = 500,
        Trades = 2_000,
        Wins = 1_000,
        WinDispersion = 1,
        Entries = 2_500,
        EntriesFilled = 2_000,
        EntryDispersion = 1,
        Slippage = new ExpectedCost(10, 10, 1),
        Fees = new ExpectedCost(100, 15, 1),
        Return = new ExpectedReturn(0.5, 3),
    };

    /// <param name="days">How long.</param>
    /// <param name="fault">Healthy numbers to those of a day, counted from 0.</param>
    public IEnumerable<CycleObservation> Run(int days, Func<int, Numbers, Numbers>? fault = null)
    {
        var healthy = new Numbers();
        for (var i = 0; i < days * CyclesPerDay; i++)
        {
            var numbers = fault is null ? healthy : fault(i / CyclesPerDay, healthy);
            var slot = Start.AddMs(i * Interval.QuarterHour.Ms);
            var entered = _random.NextDouble() < numbers.EntriesPerDay / CyclesPerDay;
            var filled = entered && _random.NextDouble() < numbers.FillShare;
            yield return new CycleObservation
            {
                Slot = slot,
                DurationMs = numbers.Seconds * 1000L,
                Signals = _random.NextDouble() < numbers.SignalShare ? 1 : 0,
                UsableSignals = entered || _random.NextDouble() < numbers.LostSignalShare ? 1 : 0,
                Filled = filled ? 1 : 0,
                Unfilled = entered && !filled ? 1 : 0,
                Products = [Ada, Btc],
                Stale = numbers.Stale,
                Trades = filled ? [Trade(slot, numbers)] : [],
            };
        }
    }

    private Trade Trade(Timestamp slot, Numbers numbers)
    {
        var result = _random.NextDouble() < numbers.WinShare ? numbers.WinPct : numbers.LossPct;
        var slippage = Bps(numbers.SlippageBps + (10 * _random.NextNormal()));
        var fees = Bps(numbers.FeesBps + (15 * _random.NextNormal()));
        var bought = 100m;
        return TestTrades.Of("BTC-USD", slot.AddMs(-4 * Interval.OneHour.Ms), 4, bought, bought + (decimal)result + fees, fees) with
        {
            BoughtAtMid = new Money(bought - slippage),
        };

        static decimal Bps(double bps) => Math.Round((decimal)bps / 100m, 6);
    }

    /// <summary>What an account does on average.</summary>
    internal sealed record Numbers
    {
        public double EntriesPerDay { get; init; } = 5;

        public double FillShare { get; init; } = 0.8;

        public double SignalShare { get; init; } = 0.2;

        /// <summary>Of cycles, those in which a signal fires that policy does not hold back and that nothing is entered for.</summary>
        public double LostSignalShare { get; init; }

        public double WinShare { get; init; } = 0.5;

        public double WinPct { get; init; } = 3.5;

        public double LossPct { get; init; } = -2.5;

        public double SlippageBps { get; init; } = 10;

        public double FeesBps { get; init; } = 100;

        public int Seconds { get; init; } = 20;

        public ImmutableArray<ProductId> Stale { get; init; } = [];
    }
}
