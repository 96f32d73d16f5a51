using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Statistics;

public class PurgedCrossValidationTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2025, 1, 1);

    [Fact]
    public void Of_TwoOfSixGroups_GivesFifteenSplitsAndFivePaths()
    {
        var validation = TwoOfSix();
        Assert.Equal(15, validation.Splits.Count);
        Assert.Equal([0, 1], validation.Splits[0].TestGroups);
        Assert.Equal([4, 5], validation.Splits[14].TestGroups);
        Assert.Equal(15, validation.Splits.Select(s => string.Join(',', s.TestGroups)).Distinct().Count());
        Assert.Equal(5, validation.Paths.Count);
    }

    [Fact]
    public void Paths_OfAllSplits_UseEveryTestedStretchOnce()
    {
        var validation = TwoOfSix();
        var used = validation.Paths.SelectMany(path => path.Select((split, group) => (split, group))).ToArray();
        Assert.Equal(30, used.Distinct().Count());
        Assert.All(used, use => Assert.Contains(use.group, validation.Splits[use.split].TestGroups));
        Assert.Equal([0, 0, 1, 2, 3, 4], validation.Paths[0]);
    }

    // 600 days in six groups: the split of groups 1 and 3 tests days 100-199 and 300-399. Lookback 5 days; embargo 1 % = 6 days.
    [Theory]
    [InlineData(0, 10, true)]
    [InlineData(90, 99, true)]
    [InlineData(90, 100, false)]
    [InlineData(150, 160, false)]
    [InlineData(90, 250, false)]
    [InlineData(200, 201, false)]
    [InlineData(210, 212, false)]
    [InlineData(211, 212, true)]
    [InlineData(250, 299, true)]
    [InlineData(410, 420, false)]
    [InlineData(411, 599, true)]
    public void Trains_SampleNearATestGroup_IsPurgedAndEmbargoed(int entryDay, int exitDay, bool expected)
    {
        var split = TwoOfSix().Splits.Single(s => s.TestGroups is [1, 3]);
        Assert.Equal(expected, split.Trains(Day(entryDay), Day(exitDay)));
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(199, true)]
    [InlineData(200, false)]
    [InlineData(300, true)]
    public void Tests_Sample_IsJudgedByItsEntry(int day, bool expected) =>
        Assert.Equal(expected, TwoOfSix().Splits.Single(s => s.TestGroups is [1, 3]).Tests(Day(day)));

    // By plain definition: each day that the sample reaches, against each day of the test groups and the embargo after them.
    [Fact]
    public void Trains_AnySample_MeetsNoTestDay()
    {
        var samples = from entry in Gen.Choose(0, 599)
                      from length in Gen.Choose(0, 150)
                      from split in Gen.Choose(0, 14)
                      select (entry, exit: entry + length, split);
        var validation = TwoOfSix();
        Properties.Check(samples, s =>
        {
            var split = validation.Splits[s.split];
            var barred = split.TestGroups.SelectMany(g => Enumerable.Range(g * 100, 106)).ToHashSet();
            var clean = Enumerable.Range(s.entry - 5, s.exit - s.entry + 6).All(day => !barred.Contains(day));
            return split.Trains(Day(s.entry), Day(s.exit)) == clean && !(split.Tests(Day(s.entry)) && clean);
        });
    }

    [Fact]
    public void Of_UnfitArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedCrossValidation.Of(Start, Day(10), 1, 1, TimeSpan.Zero, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedCrossValidation.Of(Start, Day(10), 3, 3, TimeSpan.Zero, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedCrossValidation.Of(Start, Day(10), 3, 1, TimeSpan.FromDays(-1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedCrossValidation.Of(Start, Day(10), 3, 1, TimeSpan.Zero, -1));
        Assert.Throws<ArgumentException>(() => PurgedCrossValidation.Of(Start, Start, 3, 1, TimeSpan.Zero, 1));
        Assert.Throws<ArgumentException>(() => TwoOfSix().Splits[0].Trains(Day(2), Day(1)));
    }

    private static PurgedCrossValidation TwoOfSix() => PurgedCrossValidation.Of(Start, Day(600), 6, 2, TimeSpan.FromDays(5), 1);

    private static Timestamp Day(int day) => Start + TimeSpan.FromDays(day);
}
