using System.Text.Json;
using FsCheck.Fluent;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Backtesting;

public class SliceMergeTests
{
    private static readonly Timestamp Start = TestRuns.Start;

    [Fact]
    public void Merge_AnyOrderAndAnyRepetition_GivesTheSameBytes()
    {
        var slices = Four();
        var truth = Bytes(slices);

        // Indexes in any order, each at least once, some more often.
        var picks = from order in Gen.Shuffle(new[] { 0, 1, 2, 3 })
                    from again in Gen.Choose(0, 3).ListOf(3)
                    from all in Gen.Shuffle([.. order, .. again])
                    select all;
        Properties.Check(picks, all => Bytes([.. all.Select(i => slices[i])]).AsSpan().SequenceEqual(truth));
    }

    [Fact]
    public void Merge_ResultsReadBackFromJson_GivesTheSameBytes() => Assert.Equal(
        Bytes(Four()),
        Bytes([.. Four().Reverse().Select(s => SliceResultJson.Read(SliceResultJson.Write(s), "test"))]));

    [Fact]
    public void Merge_TwoSlices_ChainsTheirReturns()
    {
        // 100 -> 110 -> 121, and anew from 100 -> 90 -> 99: 121 x 0.9 = 108.9 and 121 x 0.99 = 119.79.
        var run = SliceMerge.Merge([TestRuns.Slice(Start, 100, 110, 121), TestRuns.Slice(Day(2), 100, 90, 99)]);

        Assert.True(run.IsChainLinked);
        Assert.Equal(new Money(100), run.InitialNav);
        Assert.Equal([110m, 121m, 108.9m, 119.79m], run.Days.Select(d => d.Nav.Amount));
        Assert.Equal([Day(0), Day(1), Day(2), Day(3)], run.Days.Select(d => d.Day));
        Assert.Equal(new Money(119.79m), run.FinalNav);
        Assert.Equal(new Money(20), run.NetResult); // 21 - 1
        Assert.Equal(new Drawdown(10, Day(2), Day(3), new Money(121)), run.Deepest);
    }

    [Fact]
    public void Merge_OneSlice_IsThatSlice()
    {
        var slice = TestRuns.Slice(Start, 100, 110, 99);
        var run = SliceMerge.Merge([slice, slice]);

        Assert.False(run.IsChainLinked);
        Assert.Equal(slice.Days, run.Days);
        Assert.Equal(slice.Deepest, run.Deepest);
        Assert.Equal(slice.OrderListHash, run.OrderListHash);
        Assert.Equal(slice.Spec, Assert.Single(run.Slices));
    }

    [Fact]
    public void Merge_FallOverSeveralSlices_IsOneDrawdown()
    {
        // Each slice loses 5 %, none of them ever more; together they lose 14.2625 % from the high of 100.
        var run = SliceMerge.Merge(
            [TestRuns.Slice(Start, 100, 95), TestRuns.Slice(Day(1), 200, 190), TestRuns.Slice(Day(2), 100, 95)]);

        Assert.Equal(14.2625m, run.Deepest.Pct);
        Assert.Equal(Start, run.Deepest.PeakAt);
        Assert.Equal(Day(3), run.Deepest.TroughAt);
    }

    [Fact]
    public void Merge_DeepestInsideALaterSlice_IsScaledThere()
    {
        var run = SliceMerge.Merge([TestRuns.Slice(Start, 100, 110), TestRuns.Slice(Day(1), 100, 120, 90)]);

        Assert.Equal(new Drawdown(25, Day(2), Day(3), new Money(132)), run.Deepest);
    }

    [Fact]
    public void Merge_SlicesThatMeetAtNoon_HaveOneLastNavForTheDay()
    {
        var noon = Start + TimeSpan.FromHours(12);
        var morning = TestRuns.Slice(Start, 100, 110) with { Spec = TestRuns.Spec(Start, noon) };
        var evening = TestRuns.Slice(noon, 100, 90) with
        {
            Spec = TestRuns.Spec(noon, Day(1)),
            Days = [new DayPoint(Start, new Money(90), double.NaN)],
        };

        var day = Assert.Single(SliceMerge.Merge([evening, morning]).Days);

        Assert.Equal(new Money(99), day.Nav);
    }

    [Fact]
    public void Merge_Exposure_IsWeightedByMarks()
    {
        // 10 % over 4 marks (3 cycles and the end), 40 % over 2.
        var run = SliceMerge.Merge(
        [
            TestRuns.Slice(Start, 100, 100) with { MeanExposurePct = 10, Funnel = TestRuns.NoFunnel with { Cycles = 3 } },
            TestRuns.Slice(Day(1), 100, 100) with { MeanExposurePct = 40, Funnel = TestRuns.NoFunnel with { Cycles = 1 } },
        ]);

        Assert.Equal(20.0, run.MeanExposurePct, 12);
        Assert.Equal(4, run.Funnel.Cycles);
    }

    [Fact]
    public void Merge_Counts_AddUp()
    {
        var run = SliceMerge.Merge(
        [
            TestRuns.Slice(Start, 100, 100) with { Orders = 1, Fills = 2, Candles = 3, IsDrawdownLatched = true },
            TestRuns.Slice(Day(1), 100, 100) with
            {
                Orders = 10, Fills = 20, Candles = 30, Funnel = TestRuns.NoFunnel with { Sent = 5, Risk = new() { ["spacing"] = 7 } },
            },
            TestRuns.Slice(Day(2), 100, 100) with { Funnel = TestRuns.NoFunnel with { Sent = 1, Risk = new() { ["spacing"] = 1, ["a"] = 2 } } },
        ]);

        Assert.Equal((11, 22, 33, 1), (run.Orders, run.Fills, run.Candles, run.DrawdownLatchedSlices));
        Assert.Equal(6, run.Funnel.Sent);
        Assert.Equal([KeyValuePair.Create("a", 2L), KeyValuePair.Create("spacing", 8L)], run.Funnel.Risk);
    }

    [Fact]
    public void Merge_NoSlices_IsRefused() =>
        Assert.Contains("none", Assert.Throws<InputException>(() => SliceMerge.Merge([])).Message, StringComparison.Ordinal);

    [Fact]
    public void Merge_OverlappingSlices_AreRefused()
    {
        var error = Assert.Throws<InputException>(
            () => SliceMerge.Merge([TestRuns.Slice(Start, 100, 100, 100), TestRuns.Slice(Day(1), 100, 100)]));

        Assert.Contains("ends at 2025-03-03T00:00:00Z, after", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Differences() => [.. Others.Keys];

    [Theory]
    [MemberData(nameof(Differences))]
    public void Merge_SlicesOfDifferentRuns_AreRefused(string what)
    {
        var other = TestRuns.Slice(Day(1), 100, 100);
        other = other with { Spec = Others[what](other.Spec) };

        var error = Assert.Throws<InputException>(() => SliceMerge.Merge([other, TestRuns.Slice(Start, 100, 100)]));

        Assert.Contains("differ in more than their time range", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_OneSliceWithTwoResults_IsRefused()
    {
        var slice = TestRuns.Slice(Start, 100, 100);

        var error = Assert.Throws<InputException>(() => SliceMerge.Merge([slice, slice with { OrderListHash = "another" }]));

        Assert.Contains("twice with different results", error.Message, StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, Func<SliceSpec, SliceSpec>> Others = new(StringComparer.Ordinal)
    {
        ["dataset"] = s => s with { DatasetId = "x" },
        ["candles"] = s => s with { Candles = Interval.OneMinute },
        ["products"] = s => s with { Products = [.. s.Products.Take(1)] },
        ["warm-up"] = s => s with { WarmUpHours = 1 },
        ["policy"] = s => s with { PolicyHash = "x" },
        ["fill mode"] = s => s with { FillMode = FillMode.Pessimistic },
        ["fees"] = s => s with { FeeSchedule = "x" },
        ["seed"] = s => s with { Seed = 2 },
        ["engine"] = s => s with { EngineVersion = "x" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Id_AnyMemberThatDiffers_DiffersToo(string what)
    {
        var spec = TestRuns.Spec(Start, Day(1));

        Assert.NotEqual(spec.Id, Others[what](spec).Id);
        Assert.NotEqual(spec.Id, (spec with { To = Day(2) }).Id);
        Assert.NotEqual(spec.Id, (spec with { From = Start.AddMs(-1) }).Id);
        Assert.Equal(spec.Id, TestRuns.Spec(Start, Day(1)).Id);
    }

    private static Timestamp Day(int index) => Start + TimeSpan.FromDays(index);

    private static byte[] Bytes(SliceResult[] slices) => JsonSerializer.SerializeToUtf8Bytes(SliceMerge.Merge(slices), CoreJson.Compact);

    private static SliceResult[] Four() =>
    [
        TestRuns.Slice(Start, 100, 103, 99) with { Trades = TestTrades.Five(), MeanExposurePct = 0.1, Funnel = TestRuns.NoFunnel with { Cycles = 3 } },
        TestRuns.Slice(Day(2), 300, 310, 290) with { MeanExposurePct = 0.7, Funnel = TestRuns.NoFunnel with { Cycles = 7, Rules = new() { ["b"] = 1, ["a"] = 2 } } },
        TestRuns.Slice(Day(4), 700, 701) with { MeanExposurePct = 1.3, ReferenceAtStart = 5 },
        TestRuns.Slice(Day(9), 100, 101, 97, 93) with { Trades = [TestTrades.Five()[4]], Funnel = TestRuns.NoFunnel with { Cycles = 1 } },
    ];
}
