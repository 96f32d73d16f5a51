using Trading.Core;
using Trading.Core.Portfolio;
using Trading.Runtime.Accounts;
using Trading.Runtime.Tests.Accounts;

namespace Trading.Runtime.Tests.Testing;

/// <summary>What says that nothing was lost must see what was.</summary>
public class DifferencesTests
{
    [Fact]
    public void First_SameContentInOtherObjects_IsNone() => Assert.Null(Differences.First(FullAccount.Of(5), FullAccount.Of(5)));

    [Fact]
    public void First_TrailingZero_IsSeen() => Assert.Equal(
        ".<Amount>k__BackingField: '1.0' became '1.00'", Differences.First(new Money(1.0m), new Money(1.00m)));

    [Fact]
    public void First_SignOfZeroAndLastBit_AreSeen()
    {
        Assert.NotNull(Differences.First(0.0, -0.0));
        Assert.NotNull(Differences.First(0.1 + 0.2, 0.3));
        Assert.Null(Differences.First(double.NaN, -double.NaN));
    }

    [Fact]
    public void First_DeepInsideAnAccount_IsSeenWithItsPath()
    {
        var account = FullAccount.Of(5);
        var positions = account.State.Positions;
        var changed = positions.SetItem(1, positions[1] with { Entry = positions[1].Entry with { TargetPct = null } });

        var difference = Differences.First(account, account with { State = account.State with { Positions = changed } });

        Assert.Contains("Positions", difference, StringComparison.Ordinal);
        Assert.Contains("[1]", difference, StringComparison.Ordinal);
        Assert.Contains("TargetPct", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void First_HiddenArraysOfTheUniverse_AreSeen()
    {
        var (five, six) = (FullAccount.Of(5).State.Universe, FullAccount.Of(6).State.Universe);

        Assert.Contains("_standings", Differences.First(five, six), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManySeeds_FillsEveryMemberOfAnAccountDifferently()
    {
        var accounts = Enumerable.Range(0, 100).Select(seed => new AnyValue(seed).Of<AccountDocument>()).ToArray();

        Assert.All(
            typeof(AccountDocument).GetProperties().Where(p => p.CanWrite && p.Name != nameof(AccountDocument.SchemaVersion)),
            p => Assert.Contains(accounts, a => Differences.First(p.GetValue(a), p.GetValue(accounts[0])) is not null));
        Assert.Contains(accounts, a => a.Legs.Any(l => l.Approved.Entry is not null));
        Assert.Contains(accounts, a => a.Legs.Any(l => l.Approved.Position is { Entry.StopPct: not null }));
    }
}
