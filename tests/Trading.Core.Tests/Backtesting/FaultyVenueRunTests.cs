using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

/// <summary>Runs at a venue that refuses orders and whose answers get lost.</summary>
public class FaultyVenueRunTests
{
    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(0, 0.2)]
    [InlineData(0.15, 0.15)]
    public void Run_RefusalsAndLostAnswers_KeepsAccountExactAndRulesKept(double rejects, double timeouts)
    {
        var policy = EngineRuns.Busy with
        {
            Simulation = EngineRuns.Busy.Simulation with { RejectProbability = rejects, TimeoutProbability = timeouts },
        };

        var result = EngineRuns.Run(EngineRuns.Dataset, policy);

        Assert.True(result.Trades.Count >= 15, $"{result.Trades.Count} trades");
        Assert.Equal(result.Ledger.Opening - result.Ledger.Bought + result.Ledger.Sold - result.Ledger.Fees, result.Ledger.Cash);
        Assert.All(result.Trades, t => Assert.Equal(t.Edge - t.Slippage - t.Fees, t.Net));
        Assert.All(result.Trades, t => Assert.True(t.SoldQuantity <= t.Quantity));
        Assert.Empty(result.OpenPositions);
        Assert.Equal(result.FinalNav - result.Ledger.Opening, result.Trades.Aggregate(Money.Zero, (sum, t) => sum + t.Net));
        Assert.Empty(TradeLogAudit.Check(result.Trades, policy));
        Assert.Equal(result.Funnel.Sent, result.Funnel.Legs.Values.Sum());
        Assert.Equal(timeouts > 0, result.Funnel.Legs.ContainsKey("unknown"));
        Assert.Equal(SliceResultJson.Write(result), SliceResultJson.Write(EngineRuns.Run(EngineRuns.Dataset, policy)));
    }

    [Fact]
    public void New_OtherPolicyThanTheSliceNames_IsRefused() => Assert.Contains(
        "is not the slice's nothing",
        Refused(s => s with { PolicyHash = "nothing" }),
        StringComparison.Ordinal);

    [Fact]
    public void New_NoProducts_IsRefused() => Assert.Contains("products: none", Refused(s => s with { Products = [] }), StringComparison.Ordinal);

    [Fact]
    public void New_CandlesThatDoNotFitTheCycle_AreRefused() => Assert.Contains(
        "1h do not fit cycles of 15m",
        Refused(s => s with { Candles = Core.Market.Interval.OneHour }),
        StringComparison.Ordinal);

    [Fact]
    public void Run_Canceled_StopsAtTheNextDay()
    {
        using var source = new CancellationTokenSource();
        using var engine = new BacktestEngine(EngineRuns.Dataset, EngineRuns.Spec(EngineRuns.Dataset, EngineRuns.Busy), EngineRuns.Busy);
        var reported = new List<Core.Market.Timestamp>();

        Assert.Throws<OperationCanceledException>(() => engine.Run(
            at =>
            {
                reported.Add(at);
                if (reported.Count == 3)
                {
                    source.Cancel();
                }
            },
            source.Token));
        Assert.Equal([EngineRuns.From, EngineRuns.From + TimeSpan.FromDays(1), EngineRuns.From + TimeSpan.FromDays(2)], reported);
    }

    private static string Refused(Func<SliceSpec, SliceSpec> change)
    {
        var spec = change(EngineRuns.Spec(EngineRuns.Dataset, EngineRuns.Busy));
        return Assert.Throws<InputException>(() => new BacktestEngine(EngineRuns.Dataset, spec, EngineRuns.Busy)).Message;
    }
}
