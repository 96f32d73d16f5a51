using System.Globalization;
using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.FakeVenue;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;
using Xunit.Abstractions;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>
/// Thousands of orders while everything goes wrong that can: at the end the venue's books and ours are the same to the last digit.
/// </summary>
public sealed class VenueAgreementTests(ITestOutputHelper output)
{
    private const string OrdersVariable = "TRADING_VENUE_ORDERS";
    private const int OrdersDefault = 400;
    private const int Markets = 20;
    private const decimal Cash = 1_000_000;
    private const decimal Deposit = 12_345.67m;

    private static readonly FaultPlan Plan = new()
    {
        Shares = new Dictionary<string, IReadOnlyDictionary<FaultKind, double>>(StringComparer.Ordinal)
        {
            ["orders"] = new Dictionary<FaultKind, double>
            {
                [FaultKind.LoseRequest] = 0.03, [FaultKind.LoseReply] = 0.03, [FaultKind.HangBefore] = 0.001, [FaultKind.HangAfter] = 0.001,
                [FaultKind.Error500] = 0.02, [FaultKind.Error503After] = 0.02, [FaultKind.TooMany] = 0.02, [FaultKind.Unauthorized] = 0.01,
                [FaultKind.Garbage] = 0.02, [FaultKind.TruncatedAfter] = 0.02, [FaultKind.Redirect] = 0.01, [FaultKind.Reject] = 0.02,
                [FaultKind.Delay] = 0.005,
            },
            ["cancel"] = new Dictionary<FaultKind, double>
            {
                [FaultKind.LoseRequest] = 0.05, [FaultKind.LoseReply] = 0.05, [FaultKind.Error500] = 0.03, [FaultKind.Garbage] = 0.03,
                [FaultKind.TooMany] = 0.02,
            },
            ["reads"] = new Dictionary<FaultKind, double>
            {
                [FaultKind.LoseRequest] = 0.01, [FaultKind.LoseReply] = 0.01, [FaultKind.Error500] = 0.02, [FaultKind.TooMany] = 0.01,
                [FaultKind.Garbage] = 0.01, [FaultKind.TruncatedAfter] = 0.01, [FaultKind.Unauthorized] = 0.002,
            },
            ["public"] = new Dictionary<FaultKind, double> { [FaultKind.Error500] = 0.05 },
        },
        DuplicateFills = 0.1,
        LateFills = 0.3,
        HiddenOrders = 0.2,
        LaggingEnds = 0.2,
        FailedAfterAccept = 0.02,
        CancelRaces = 0.2,
        PartialFills = 0.4,
    };

    private static int Orders => int.TryParse(
        Environment.GetEnvironmentVariable(OrdersVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var orders) ? orders : OrdersDefault;

    [Fact]
    public async Task Trading_WithEveryFaultOn_EndsWithTheVenuesBooksAndNoOrderSentTwice()
    {
        await using var venue = await FakeVenueServer.StartAsync(new FakeVenueOptions
        {
            Seed = 11,
            RetryAfterSeconds = 0,
            Delay = TimeSpan.FromMilliseconds(5),
            Products = [.. Enumerable.Range(1, Markets).Select(i => new VenueProduct($"A{i:00}-USD", 10 * i * i, 0.01m, i % 3 == 0 ? 0.000001m : 0.00000001m))],
            Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USD"] = Cash, ["XRP"] = 3 },
        });
        using var client = TestClients.For(venue, new CoinbaseOptions
        {
            PrivatePerSecond = 1e6,
            PublicPerSecond = 1e6,
            Burst = 1_000,
            OrderAgeMax = TimeSpan.Zero,
            SendTimeout = TimeSpan.FromMilliseconds(500),
        });
        var exchange = new CoinbaseExchange(client, new CoinbaseProducts(client));
        var trader = new VenueTrader(venue, exchange, new Money(Cash), seed: 5);

        venue.World.Faults.Plan = Plan;
        await trader.TradeAsync(Orders / 2);
        lock (venue.World.Lock)
        {
            venue.World.Balances.Add("USD", Deposit);
        }

        await trader.TradeAsync(Orders - (Orders / 2));
        venue.World.Faults.Plan = new FaultPlan();

        output.WriteLine($"{venue.Wire.All.Count} requests, {venue.World.Fills.Count} fills, {trader.FailedReads} reads given up; "
            + string.Join(", ", trader.Outcomes.OrderBy(o => o.Key).Select(o => $"{o.Value} {o.Key}")));
        Assert.Equal(Orders, trader.Ended.Count);
        AgreeOnOrders(venue.World, trader);
        AgreeOnBalances(venue.World, trader);
        SentOnce(venue.Wire, trader);
        await ViewIsTheVenueAsync(venue.World, exchange);
    }

    private static void AgreeOnOrders(VenueWorld world, VenueTrader trader)
    {
        foreach (var ours in trader.Ended.Values)
        {
            if (world.FindByClientId(ours.Id.ToString()) is not { } theirs)
            {
                Assert.Equal((OrderState.Rejected, 0m), (ours.State, ours.Filled.Value));
                continue;
            }

            Assert.Equal((theirs.Filled, theirs.FilledValue, theirs.Fees), (ours.Filled.Value, ours.FilledNotional.Amount, ours.Fees.Amount));
            Assert.Equal(
                world.Fills.Where(f => f.Order == theirs).Select(f => f.TradeId).Order(StringComparer.Ordinal),
                ours.AppliedFills.Order(StringComparer.Ordinal));
            Assert.Contains(ours.State, theirs.Status switch
            {
                "FILLED" => new[] { OrderState.Filled },
                "CANCELLED" => [OrderState.Canceled],
                "EXPIRED" => [OrderState.Expired],
                "FAILED" => [OrderState.Rejected, OrderState.Canceled],
                _ => [],
            });
        }

        Assert.All(world.Orders, theirs => Assert.Contains(new ClientOrderId(Guid.Parse(theirs.ClientId)), trader.Ended.Keys));
    }

    private static void AgreeOnBalances(VenueWorld world, VenueTrader trader)
    {
        Assert.Equal(world.Balances.TotalOf("USD") - Deposit, trader.State.Ledger.Cash.Amount);
        foreach (var product in world.Products.Values)
        {
            Assert.Equal(
                world.Balances.TotalOf(product.Base), trader.State.Positions.Where(p => p.Product.Value == product.Id).Sum(p => p.Held.Value));
        }
    }

    private static void SentOnce(WireLog wire, VenueTrader trader)
    {
        var posts = wire.All.Where(e => e.Method == "POST" && e.ClientId.Length > 0).GroupBy(e => e.ClientId).ToList();

        Assert.All(posts, p => Assert.Single(p));
        Assert.Subset(trader.Ended.Keys.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal), posts.Select(p => p.Key).ToHashSet(StringComparer.Ordinal));
    }

    private static async Task ViewIsTheVenueAsync(VenueWorld world, CoinbaseExchange exchange)
    {
        // What is still hidden shows after a few readings.
        var view = await exchange.ReadAsync(Timestamp.MinValue, default);
        for (var i = 0; i < 4; i++)
        {
            view = await exchange.ReadAsync(Timestamp.MinValue, default);
        }

        Assert.Equal(world.Orders.Select(o => o.Id).Order(StringComparer.Ordinal), view.Orders.Select(o => o.VenueOrderId).Order(StringComparer.Ordinal));
        Assert.Equal(world.Fills.Select(f => f.TradeId).Order(StringComparer.Ordinal), view.Fills.Select(f => f.VenueTradeId).Order(StringComparer.Ordinal));
        Assert.Equal(world.Fills.Sum(f => f.Price * f.Size), view.Fills.Sum(f => f.Notional.Amount));
        Assert.Equal(3, view.BalanceOf("XRP"));
        Assert.Empty(Reconciler.Foreign([], view));
    }
}
