using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Policies;
using Trading.Runtime.Telemetry;
using Trading.Runtime.Tests.Audit;

namespace Trading.Runtime.Tests.Telemetry;

/// <summary>An account that the whole shell has run until it held something.</summary>
public sealed class AccountGaugesTests : IDisposable
{
    private readonly TradingTelemetry _telemetry = new($"test.{nameof(AccountGaugesTests)}");

    public void Dispose() => _telemetry.Dispose();

    /// <summary>Caps of 3 % a product and 25 % in all; the shipped policy halves the first in chop.</summary>
    [Theory]
    [InlineData(false, 0.03)]
    [InlineData(true, 0.015)]
    public async Task Tell_HoldingAccount_TellsExposureAndLimitsAsTheCapsCountThem(bool isShipped, double positionCap)
    {
        var account = new ToyAccount();
        var state = (await account.RunUntilHoldingAsync()).Document.State with { Regime = Regime.Chop };
        var record = AuditRecord.Read((await account.RecordsAsync())[^1], "store");
        var market = (await new AuditReader(account.Store, account.Objects).InputAsync(record, record.Decisions[^1], default)).Input.Market;
        using var log = new MetricLog(_telemetry);

        new AccountGauges(_telemetry, "toy", TradingMode.Paper).Tell(state, market, isShipped ? PolicySource.Load(null) : account.Policy);

        var held = Assert.Single(state.Positions);
        var nav = (double)state.Nav.Amount;
        var expected = ((double)(Nav.MarkOf(held.Product, market) * held.Held).Amount / nav)
            + state.Orders.Where(order => !order.IsTerminal && order.Intent.Product == held.Product).Sum(order => (double)order.Reserved.Amount / nav);
        var told = log.Of(TradingMetrics.Exposure);
        Assert.Equal(market.Products.Length, told.Count);
        Assert.Equal(expected, told.Single(entry => entry.Tags.EndsWith($"product={held.Product}", StringComparison.Ordinal)).Value, 9);
        Assert.Equal([positionCap, 0.25], log.Of(TradingMetrics.ExposureLimit).Select(entry => Math.Round(entry.Value, 12)));
    }
}
