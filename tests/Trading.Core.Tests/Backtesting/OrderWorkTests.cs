using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Tests.Backtesting;

public class OrderWorkTests
{
    [Fact]
    public void RunTo_QuotesAsSparseAsCandles_StillRequotes()
    {
        // A quote a quarter-hour is fresh at the decision and 15 s too old when the first order's time is over.
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(11) with
        {
            Products = SyntheticProducts.Four,
            From = Timestamp.Utc(2024, 1, 1),
            To = EngineRuns.To,
        }).ToDataset();
        var seen = new Intents();

        EngineRuns.Run(dataset, EngineRuns.Busy, observer: seen);

        var first = seen.Entries.Count(i => i.Attempt == 0);
        var resting = seen.Entries.Count(i => i is { Attempt: > 0, Kind: OrderKind.PostOnlyLimit });
        Assert.True(first >= 20, $"{first} entries");
        Assert.True(resting >= first / 4, $"{resting} requotes of {first} entries");
    }

    private sealed class Intents : ICycleObserver
    {
        public List<OrderIntent> Entries { get; } = [];

        public void Decided(Decision decision, CycleInput input, in CycleState state)
        {
        }

        public void Happened(in CycleEvent happened)
        {
            if (happened is { Kind: CycleEventKind.Committed, Intent.Leg: OrderLeg.Entry })
            {
                Entries.Add(happened.Intent!);
            }
        }

        public void Closed(Position position)
        {
        }
    }
}
