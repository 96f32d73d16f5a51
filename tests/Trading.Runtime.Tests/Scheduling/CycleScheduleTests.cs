using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Scheduling;

namespace Trading.Runtime.Tests.Scheduling;

public class CycleScheduleTests
{
    [Theory]
    [InlineData("20 */15 * * * *", "15m", 20)]
    [InlineData("20 0,15,30,45 * * * *", "15m", 20)]
    [InlineData("20 0,15,30,45 0-23 1-31 1-12 0-6", "15m", 20)]
    [InlineData("5 2 * * * *", "1h", 125)]
    [InlineData("0 0 */4 * * *", "4h", 0)]
    [InlineData("30 1 0 * * *", "1d", 90)]
    [InlineData("0 * * * * *", "1m", 0)]
    public void Of_SameTimes_IsTaken(string expression, string interval, int delay) =>
        Assert.Equal(Interval.Parse(interval, ""), CycleSchedule.Of(expression, Policy(interval, delay), "--schedule").Interval);

    [Theory]
    [InlineData("0 */15 * * * *", "; expected 20 */15 * * * *")]
    [InlineData("20 */5 * * * *", "; expected 20 */15 * * * *")]
    [InlineData("20 0,15,30 * * * *", "; expected 20 */15 * * * *")]
    [InlineData("20 */15 * * * 1-5", "; expected 20 */15 * * * *")]
    [InlineData("20 */15 * 1-30 * *", "; expected 20 */15 * * * *")]
    [InlineData("20 */15 * * 1-11 *", "; expected 20 */15 * * * *")]
    [InlineData("20 */15 1-23 * * *", "; expected 20 */15 * * * *")]
    public void Of_OtherTimes_IsRefusedWithWhatIsExpected(string expression, string expected)
    {
        var error = Assert.Throws<InputException>(() => CycleSchedule.Of(expression, Policy("15m", 20), "--schedule"));
        Assert.Equal(
            $"--schedule: '{expression}' does not fire when the policy decides, which is 20 s after every multiple of 15m (UTC){expected}",
            error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*/15 * * * *")]
    [InlineData("61 */15 * * * *")]
    [InlineData("every quarter")]
    public void Of_NoSchedule_IsRefused(string expression)
    {
        var error = Assert.Throws<InputException>(() => CycleSchedule.Of(expression, Policy("15m", 20), "--schedule"));
        Assert.StartsWith($"--schedule: '{expression}' is not a schedule; expected six NCRONTAB fields", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LatestDue_AroundADueTime_IsTheNewestThatIsNotLater()
    {
        var schedule = new CycleSchedule(Policy("15m", 20));
        var noon = Timestamp.Utc(2025, 3, 5, 12);
        Assert.Equal(noon.AddMs(20_000 - 900_000), schedule.LatestDue(noon.AddMs(19_999)));
        Assert.Equal(noon.AddMs(20_000), schedule.LatestDue(noon.AddMs(20_000)));
        Assert.Equal(noon.AddMs(20_000), schedule.LatestDue(noon.AddMs(919_999)));
        Assert.Equal(noon, schedule.SlotOf(noon.AddMs(20_000)));
        Assert.Equal(noon.AddMs(20_000), schedule.DueOf(noon));
        Assert.Equal(noon.AddMs(920_000), schedule.Next(noon.AddMs(20_000)));
    }

    internal static CyclePolicy Policy(string interval, int delay, int pastDue = 300) => new()
    {
        Interval = Interval.Parse(interval, ""),
        DecisionDelaySeconds = delay,
        DeadlineSeconds = 45,
        PastDueSecondsMax = pastDue,
    };
}
