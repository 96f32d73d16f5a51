using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;

namespace Trading.Runtime.Tests.Monitoring.Alerts;

/// <summary>Random looks at random times under random policies: what holds whatever happens.</summary>
public class AlertBookPropertyTests
{
    private static readonly HealthCode[] Codes =
        [HealthCode.CycleFailed, HealthCode.KillSwitch, HealthCode.OrderUnknown, HealthCode.ProductPaused, HealthCode.ReconcileMismatch];

    private static readonly ProductId?[] Products = [null, ProductId.Parse("BTC-USD"), ProductId.Parse("ETH-USD")];

    private static Gen<HealthIssue> Issue =>
        from code in Gen.Elements(Codes)
        from product in Gen.Elements(Products)
        from severity in Gen.Elements(Enum.GetValues<HealthSeverity>())
        from number in Gen.Choose(0, 99)
        select new HealthIssue(code, severity, product, $"{number} of it");

    private static Gen<Look> Looks =>
        from seconds in Gen.Choose(1, 400)
        from count in Gen.Choose(0, 6)
        from issues in Issue.ArrayOf(count)
        select new Look(seconds, issues);

    private static Gen<Case> Cases =>
        from dedupe in Gen.Elements(0, 30, 60, 300)
        from escalate in Gen.Elements(1, 120, 600)
        from remind in Gen.Elements(0, 1, 20)
        from cap in Gen.Elements(1, 3, 20, 1000)
        from min in Gen.Elements("info", "warning", "critical")
        from count in Gen.Choose(1, 40)
        from looks in Looks.ArrayOf(count)
        select new Case(
            AlertStory.Shipped with
            {
                DedupeSeconds = dedupe, EscalateAfterSeconds = escalate, RemindMinutes = remind, NoticesPerHourMax = cap, SeverityMin = min,
            },
            looks);

    [Fact]
    public void OneKey_OneNoticeOfAKindWithinTheWindow() => Properties.Check(Cases, c => Run(c).Notices
        .Where(notice => notice.Code is not null)
        .GroupBy(notice => (notice.Code, notice.Product, notice.Kind))
        .All(same => same.Zip(same.Skip(1)).All(pair => pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(c.Policy.DedupeSeconds))));

    // By a plain count: each raised is followed by its resolved before the next raised, and none is left once all has been quiet.
    [Fact]
    public void EveryAlert_IsRaisedOnceAndResolvedOnce() => Properties.Check(Cases, c =>
    {
        var story = Run(c);
        var end = (int)(story.Now - AlertStory.Begin).TotalSeconds;
        story.Story.See(end + 1).See(end + 1 + c.Policy.DedupeSeconds);
        return story.Story.Book.Active.IsEmpty && story.Notices.Where(notice => notice.Code is not null).GroupBy(notice => (notice.Code, notice.Product)).All(one =>
        {
            var ends = one.Select(notice => notice.Kind).Where(kind => kind is AlertNoticeKind.Raised or AlertNoticeKind.Resolved).ToArray();
            return ends.Length % 2 == 0 && ends.Select((kind, i) => kind == (i % 2 == 0 ? AlertNoticeKind.Raised : AlertNoticeKind.Resolved)).All(isSo => isSo)
                && one.First().Kind == AlertNoticeKind.Raised;
        });
    });

    [Fact]
    public void Texts_NeverMatter() => Properties.Check(Cases, c =>
    {
        var other = c with { Looks = [.. c.Looks.Select(look => look with { Issues = [.. look.Issues.Select(issue => issue with { Message = "quite another text" })] })] };
        return Run(c).Notices.Select(Untold).SequenceEqual(Run(other).Notices.Select(Untold));
    });

    [Fact]
    public void OrderOfIssues_NeverMatters() => Properties.Check(Cases, c =>
    {
        var other = c with { Looks = [.. c.Looks.Select(look => look with { Issues = [.. look.Issues.Reverse()] })] };
        return Run(c).Notices.SequenceEqual(Run(other).Notices);
    });

    // In any 60 minutes no more than the cap, first words of critical alerts aside. Each code keeps its severity here, so that a first word
    // is the raising and nothing else.
    [Fact]
    public void RateCap_Holds() => Properties.Check(Cases, c =>
    {
        var steady = c with { Looks = [.. c.Looks.Select(look => look with { Issues = [.. look.Issues.Select(issue => issue with { Severity = (HealthSeverity)((int)issue.Code % 3) })] })] };
        var told = Run(steady).Notices.Where(notice => notice.Fate == AlertFate.Told).ToArray();
        return told.All(last => told.Count(notice => notice.At <= last.At
            && last.At - notice.At < TimeSpan.FromHours(1)
            && notice is not { Kind: AlertNoticeKind.Raised, Severity: HealthSeverity.Critical }) <= c.Policy.NoticesPerHourMax);
    });

    [Fact]
    public void FirstWordOfACriticalAlert_IsNeverHeldBack() => Properties.Check(
        Cases, c => Run(c).Notices.All(notice => notice is not { Kind: AlertNoticeKind.Raised, Severity: HealthSeverity.Critical } || notice.Fate == AlertFate.Told));

    [Fact]
    public void HeldBack_IsCountedAndToldOfOnce() => Properties.Check(Cases, c =>
    {
        var story = Run(c);
        var counted = story.Notices.Where(notice => notice.Kind == AlertNoticeKind.HeldBack).Sum(notice => int.Parse(notice.Message.Split(' ')[0]));
        return counted + story.Story.Book.HeldBack == story.Notices.Count(notice => notice.Fate == AlertFate.HeldBack);
    });

    [Fact]
    public void Numbers_AreOneAfterAnother() => Properties.Check(
        Cases, c => Run(c).Notices.Select((notice, i) => notice.Number == i + 1).All(isSo => isSo));

    private static AlertNotice Untold(AlertNotice notice) => notice.Kind == AlertNoticeKind.HeldBack ? notice : notice with { Message = "" };

    private static Result Run(Case c)
    {
        var story = new AlertStory { Policy = c.Policy };
        var seconds = 0;
        foreach (var look in c.Looks)
        {
            story.See(seconds += look.Seconds, [.. look.Issues]);
        }

        return new Result(story, AlertStory.Begin + TimeSpan.FromSeconds(seconds));
    }

    private sealed record Look(int Seconds, HealthIssue[] Issues);

    private sealed record Case(AlertPolicy Policy, Look[] Looks);

    private sealed record Result(AlertStory Story, Timestamp Now)
    {
        public List<AlertNotice> Notices => Story.Notices;
    }
}
