using Trading.Core.Market;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Tests.Accounts;
using static Trading.Runtime.Tests.Monitoring.Alerts.AlertStory;

namespace Trading.Runtime.Tests.Monitoring.Alerts;

public class AlertBookTests
{
    [Fact]
    public void Observe_WarningThatStays_IsRaisedEscalatedAndResolvedOnce()
    {
        var story = new AlertStory();
        for (var at = 0; at <= 600; at += 30)
        {
            story.See(at, Warning(HealthCode.KillSwitch, $"seen at {at}"));
        }

        story.See(630).See(660).See(690).See(720);

        // Gone at 630, over at 690: until then it could have been the same.
        Assert.Equal(["0 Raised KillSwitch Warning", "120 Escalated KillSwitch Critical", "690 Resolved KillSwitch Critical"], story.Lines);
        Assert.Equal([1L, 2L, 3L], story.Notices.Select(notice => notice.Number));
        Assert.All(story.Notices, notice => Assert.Equal(Begin, notice.Since));
        Assert.Equal(["seen at 0", "seen at 120", "seen at 120"], story.Notices.Select(notice => notice.Message));
        Assert.Empty(story.Book.Active);
    }

    [Fact]
    public void Observe_TextChanges_IsTheSameAlert()
    {
        var story = new AlertStory().See(0, Critical(HealthCode.ClockSkewed, "250 ms")).See(30, Critical(HealthCode.ClockSkewed, "260 ms"));

        Assert.Equal("250 ms", Assert.Single(story.Notices).Message);
    }

    [Fact]
    public void Observe_SameCodeOfTwoProducts_AreTwoAlerts()
    {
        var story = new AlertStory().See(0, Warning(HealthCode.OrderUnknown, "", ProductId.Parse("ETH-USD")), Warning(HealthCode.OrderUnknown, "", TestAccounts.Btc));

        Assert.Equal(["0 Raised OrderUnknown BTC-USD Warning", "0 Raised OrderUnknown ETH-USD Warning"], story.Lines);
    }

    [Fact]
    public void Observe_SeveralOfOneCode_AreOneWithAllThatTheySay()
    {
        var story = new AlertStory().See(0, Warning(HealthCode.LiveRefused, "b"), Critical(HealthCode.LiveRefused, "a"), Critical(HealthCode.LiveRefused, "a"));

        Assert.Equal(("a; b", HealthSeverity.Critical), (Assert.Single(story.Notices).Message, story.Notices[0].Severity));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void Observe_ComesBack_IsTheSameWithinTheWindowOnly(int after, bool isNew)
    {
        var story = new AlertStory().See(0, Critical(HealthCode.CycleFailed)).See(10).See(10 + after).See(11 + after, Critical(HealthCode.CycleFailed));

        Assert.Equal(
            isNew ? ["0 Raised CycleFailed Critical", "70 Resolved CycleFailed Critical", "71 Raised CycleFailed Critical"] : ["0 Raised CycleFailed Critical"],
            story.Lines);
    }

    // Ten seconds there, ten seconds gone, for an hour: one alert, which is escalated as it is not mended.
    [Fact]
    public void Observe_Flapping_DoesNotSpam()
    {
        var story = new AlertStory();
        for (var at = 0; at < 3_600; at += 20)
        {
            story.See(at, Warning(HealthCode.RateLimited)).See(at + 10);
        }

        Assert.Equal(["0 Raised RateLimited Warning", "120 Escalated RateLimited Critical"], story.Lines);
    }

    [Fact]
    public void Observe_StaysForHours_RemindsByThePolicy()
    {
        var story = new AlertStory();
        for (var at = 0; at <= 9 * 3_600; at += 60)
        {
            story.See(at, Critical(HealthCode.VenueUnreachable));
        }

        Assert.Equal(
            [
                "0 Raised VenueUnreachable Critical", "120 Escalated VenueUnreachable Critical", "14520 Reminded VenueUnreachable Critical",
                "28920 Reminded VenueUnreachable Critical",
            ],
            story.Lines);
    }

    [Fact]
    public void Observe_BecomesCritical_IsToldAtOnceAndNotAgainWhenItsTimeComes()
    {
        var story = new AlertStory().See(0, Warning(HealthCode.LossPause)).See(30, Critical(HealthCode.LossPause)).See(120, Critical(HealthCode.LossPause));

        Assert.Equal(["0 Raised LossPause Warning", "30 Escalated LossPause Critical"], story.Lines);
    }

    [Fact]
    public void Observe_Info_IsRecordedAndWakesNobody()
    {
        var pause = new HealthIssue(HealthCode.ProductPaused, HealthSeverity.Info, TestAccounts.Btc, "paused");
        var story = new AlertStory().See(0, pause).See(200, pause).See(90_000, pause).See(90_030).See(90_090);

        Assert.Equal(["0 Raised ProductPaused BTC-USD Info Recorded", "90090 Resolved ProductPaused BTC-USD Info Recorded"], story.Lines);
    }

    [Theory]
    [InlineData("info", AlertFate.Told)]
    [InlineData("critical", AlertFate.Recorded)]
    public void Observe_SeverityMin_SaysWhatIsTold(string min, AlertFate fate)
    {
        var story = new AlertStory { Policy = Shipped with { SeverityMin = min } }.See(0, Warning(HealthCode.KillSwitch));

        Assert.Equal(fate, Assert.Single(story.Notices).Fate);
    }

    // Five an hour: of eight warnings five are told and three counted; the worst are told first, and a critical one always is.
    [Fact]
    public void Observe_TooMany_AreCountedAndToldLaterInOneNotice()
    {
        var story = new AlertStory { Policy = Shipped with { NoticesPerHourMax = 5, EscalateAfterSeconds = 86_400 } };
        HealthIssue[] warnings = [.. Enumerable.Range(0, 8).Select(i => Warning(HealthCode.OrderUnknown, "", ProductId.Parse($"C{i}-USD")))];
        story.See(0, warnings).See(10, [.. warnings, Critical(HealthCode.StoreUnreachable)]).See(3_599, warnings);

        Assert.Equal(5, story.Notices.Count(notice => notice is { At: var at, Fate: AlertFate.Told } && at == Begin));
        Assert.Equal(3, story.Notices.Count(notice => notice.Fate == AlertFate.HeldBack));
        Assert.Equal("10 Raised StoreUnreachable Critical", story.Lines.ElementAt(8));

        story.See(3_600, warnings);
        Assert.Equal((AlertNoticeKind.HeldBack, AlertFate.Told), (story.Notices[^1].Kind, story.Notices[^1].Fate));
        Assert.Equal($"3 notices were held back since {Begin}, as there were too many; the log has them", story.Notices[^1].Message);
        Assert.Equal((0, null), (story.Book.HeldBack, story.Book.HeldSince));
    }

    // Nobody heard of it: nobody need hear that it is over.
    [Fact]
    public void Observe_HeldBackAndOver_IsNotTold()
    {
        var story = new AlertStory { Policy = Shipped with { NoticesPerHourMax = 1 } }.See(0, Critical(HealthCode.StoreUnreachable)).See(1).See(61);
        story.See(62, Warning(HealthCode.KillSwitch)).See(63).See(123);

        Assert.Equal(
            [
                "0 Raised StoreUnreachable Critical", "61 Resolved StoreUnreachable Critical HeldBack", "62 Raised KillSwitch Warning HeldBack",
                "123 Resolved KillSwitch Warning Recorded",
            ],
            story.Lines);
    }

    [Fact]
    public void Observe_StoreIsSilent_NothingElseIsTakenForGone()
    {
        var story = new AlertStory().See(0, Warning(HealthCode.DrawdownLatched)).See(30, Critical(HealthCode.StoreUnreachable)).See(200, Critical(HealthCode.StoreUnreachable));
        story.See(230, Warning(HealthCode.DrawdownLatched)).See(290, Warning(HealthCode.DrawdownLatched));

        Assert.DoesNotContain(story.Notices, notice => notice is { Kind: AlertNoticeKind.Resolved, Code: HealthCode.DrawdownLatched });
        Assert.Equal(HealthCode.DrawdownLatched, Assert.Single(story.Book.Active).Code);
    }

    [Fact]
    public void Observe_LookThatIsNotWhole_RaisesAndResolvesNothing()
    {
        var story = new AlertStory().See(0, Warning(HealthCode.KillSwitch)).See(30, new AlertReading([Critical(HealthCode.CycleFailed)], IsWhole: false)).See(90, new AlertReading([], IsWhole: false));

        Assert.Equal(["0 Raised KillSwitch Warning", "30 Raised CycleFailed Critical"], story.Lines);
        Assert.Equal(2, story.Book.Active.Length);
    }

    [Fact]
    public void Observe_VenueIsSilent_ItsClockIsNotTakenForMended()
    {
        var story = new AlertStory().See(0, Critical(HealthCode.ClockSkewed)).See(30, Critical(HealthCode.VenueUnreachable)).See(100, Critical(HealthCode.VenueUnreachable));

        Assert.DoesNotContain(story.Notices, notice => notice.Kind == AlertNoticeKind.Resolved);
    }

    [Fact]
    public void Observe_EndlessText_IsCut()
    {
        var story = new AlertStory().See(0, Critical(HealthCode.CycleFailed, new string('x', 10_000)));

        Assert.Equal(503, Assert.Single(story.Notices).Message.Length);
    }

    [Fact]
    public void Observe_ClockGoesBack_IsNoReasonToSpeak()
    {
        var story = new AlertStory().See(1_000, Warning(HealthCode.KillSwitch)).See(0, Warning(HealthCode.KillSwitch)).See(500);

        Assert.Single(story.Notices);
    }
}
