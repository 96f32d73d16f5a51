using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

/// <summary>Polls a venue that lists fills late, twice and in any order, until it lists all of them.</summary>
public class OrderNewsPropertyTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;
    private static readonly OrderIntent Intent = CycleWorld.EntryIntent(CycleWorld.Btc, 100, 100, CycleWorld.Reversion(), T0);
    private static readonly OrderState[] Ends = [OrderState.Filled, OrderState.Canceled, OrderState.Expired];

    [Fact]
    public void Append_AnyListingsOnTheWay_AppliesEachFillOnceAndEndsOnceAtTheLast() => Properties.Check(
        Gen.Choose(0, int.MaxValue - 1),
        seed =>
        {
            var random = new SeededRandom((ulong)seed);
            var fills = FillsOf(ref random);
            var end = Ends[random.NextInt32(3)];
            var total = new Quantity(fills.Sum(f => f.Quantity.Value));
            var order = new Order(Intent, OrderState.Unknown, T0);
            var shown = new HashSet<ReportedFill>();
            var ends = 0;
            while (shown.Count < fills.Length)
            {
                shown.Add(fills[random.NextInt32(fills.Length)]);
                var isComplete = shown.Count == fills.Length;
                var reports = new List<VenueReport>();
                OrderNews.Append(
                    order,
                    new ReportedOrder(Intent.Id, "V", Intent.Product, Side.Buy, end, total, T0, T0.AddMs(5)),
                    [.. shown.Concat(shown.Take(2)).Reverse()],
                    reports);
                Assert.True(IsAscending(reports));
                foreach (var report in reports)
                {
                    order = Apply(order, report);
                    ends += report.IsFinal ? 1 : 0;
                    Assert.True(isComplete || !report.IsFinal);
                }
            }

            return ends == 1
                && order.State == end
                && order.Filled == total
                && order.AppliedFills.Count == fills.Length
                && order.Fees.Amount == fills.Length;
        });

    private static ReportedFill[] FillsOf(ref SeededRandom random)
    {
        var fills = new ReportedFill[1 + random.NextInt32(6)];
        for (var i = 0; i < fills.Length; i++)
        {
            fills[i] = new(
                $"t{i}",
                "V",
                Intent.Product,
                Side.Buy,
                new Price(90 + random.NextInt32(10)),
                new Quantity((1 + random.NextInt32(1_000)) / 1_000m),
                new Money(1),
                Liquidity.Maker,
                T0.AddMs(random.NextInt32(10)));
        }

        return fills;
    }

    // The account's own way with a report, in short.
    private static Order Apply(Order order, VenueReport report) => report.Kind switch
    {
        VenueReportKind.Accepted => order.To(OrderState.Open, report.At) with { VenueOrderId = report.VenueOrderId },
        VenueReportKind.Filled when order.HasApplied(report.Fill!) => throw new InvalidOperationException("applied twice"),
        VenueReportKind.Filled => order.WithFill(report.Fill!),
        VenueReportKind.Completed => order.To(OrderState.Filled, report.At),
        VenueReportKind.Canceled => order.To(OrderState.Canceled, report.At),
        VenueReportKind.Expired => order.To(OrderState.Expired, report.At),
        _ => throw new InvalidOperationException($"{report.Kind}"),
    };

    private static bool IsAscending(List<VenueReport> reports)
    {
        for (var i = 1; i < reports.Count; i++)
        {
            if (reports[i].At < reports[i - 1].At)
            {
                return false;
            }
        }

        return true;
    }
}
