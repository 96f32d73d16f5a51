using Trading.Core.Risk;
using Trading.Runtime.Monitoring.Alerts;

namespace Trading.Runtime.Tests.Monitoring;

/// <summary>A week of 672 slots with an outage of the venue, one of the store, a product without data, a kill switch and missed slots.</summary>
public sealed class WatchedWeekTests
{
    // When, in slots of 15 minutes with a watch every third of one; all else of the week is silent. An outage of the venue leaves the account
    // unreconciled and, after an hour, all data stale; an outage of the store is an hour of slots that nobody decided.
    private static readonly string[] Story =
    [
        "0.0 Raised NoExpectation Info Recorded",
        "120.0 Raised VenueUnreachable Critical",
        "120.0 Raised ReconcileMismatch Critical",
        "120.4 Escalated VenueUnreachable Critical",
        "120.4 Escalated ReconcileMismatch Critical",
        "124.0 Raised DataStale Critical",
        "124.4 Escalated DataStale Critical",
        "136.4 Resolved VenueUnreachable Critical",
        "136.4 Resolved ReconcileMismatch Critical",
        "136.4 Resolved DataStale Critical",
        "200.0 Raised StoreUnreachable Critical",
        "200.4 Escalated StoreUnreachable Critical",
        "204.0 Raised SlotsMissed Warning",
        "204.4 Resolved StoreUnreachable Critical",
        "204.7 Resolved SlotsMissed Warning",
        "304.0 Raised DataStale ETH-USD Warning",
        "304.4 Escalated DataStale ETH-USD Critical",
        "320.4 Reminded DataStale ETH-USD Critical",
        "322.4 Resolved DataStale ETH-USD Critical",
        "400.0 Raised KillSwitch Warning",
        "400.4 Escalated KillSwitch Critical",
        "404.4 Resolved KillSwitch Critical",
        "505.9 Raised SlotsMissed Warning",
        "506.7 Resolved SlotsMissed Warning",
    ];

    [Fact]
    public async Task Week_WithFaults_TheLogTellsTheStory()
    {
        using var week = new WatchedWeek();
        for (var slot = 0; slot < WatchedWeek.Slots; slot++)
        {
            await PlantAsync(week, slot);
            if (slot is < 500 or > 505)
            {
                await week.RunSlotAsync(slot);
            }
        }

        Assert.Equal(Story, week.Lines);
        Assert.Equal([.. Enumerable.Range(120, 16), .. Enumerable.Range(200, 4)], week.Red);
        Assert.Equal(
            [(AlertNoticeKind.Raised, 8), (AlertNoticeKind.Escalated, 6), (AlertNoticeKind.Reminded, 1), (AlertNoticeKind.Resolved, 8)],
            week.Pager.Taken.GroupBy(message => message.Notice.Kind).OrderBy(same => same.Key).Select(same => (same.Key, same.Count())));
        Assert.Equal(666, week.Outcomes.Values.Sum());
        Assert.Equal(10, week.Outcomes["executed"]);
    }

    private static Task PlantAsync(WatchedWeek week, int slot)
    {
        switch (slot)
        {
            case 120:
                week.SetVenue(isUp: false);
                break;
            case 136:
                week.SetVenue(isUp: true);
                break;
            case 200:
                week.SetStore(isThere: false);
                break;
            case 204:
                week.SetStore(isThere: true);
                break;
            case 300:
                week.SetData(week.Product(2), isThere: false);
                break;
            case 320:
                week.SetData(week.Product(2), isThere: true);
                break;
            case 400:
                return week.FlipAsync(KillSwitch.NoNewRisk);
            case 404:
                return week.FlipAsync(KillSwitch.Off);
            case 506:
                return week.RestartAtAsync(506);
        }

        return Task.CompletedTask;
    }
}
