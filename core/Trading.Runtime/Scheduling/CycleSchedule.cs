using NCrontab;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Runtime.Scheduling;

/// <summary>When cycles are due: the policy's decision delay after every multiple of its interval.</summary>
public sealed class CycleSchedule
{
    /// <summary>The schedule of the shipped policy, as NCRONTAB with seconds.</summary>
    public const string Default = "20 */15 * * * *";

    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    // A leap year holds every day of a month, every month and every day of a week.
    private static readonly DateTime LeapYear = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TimeSpan _delay;

    public CycleSchedule(CyclePolicy policy)
    {
        Interval = policy.Interval;
        _delay = TimeSpan.FromSeconds(policy.DecisionDelaySeconds);
        Tolerance = TimeSpan.FromSeconds(policy.PastDueSecondsMax);
    }

    /// <summary>Spacing of slots.</summary>
    public Interval Interval { get; }

    /// <summary>How late a cycle may begin.</summary>
    public TimeSpan Tolerance { get; }

    /// <summary>The schedule of a policy, where an NCRONTAB expression says the same.</summary>
    /// <param name="expression">Six fields: second, minute, hour, day, month, day of week; UTC.</param>
    /// <param name="policy">When decisions are taken.</param>
    /// <param name="source">What messages call the expression.</param>
    /// <exception cref="InputException">Not an expression, or one that fires at other times than the policy decides.</exception>
    public static CycleSchedule Of(string expression, CyclePolicy policy, string source)
    {
        var crontab = CrontabSchedule.TryParse(expression, WithSeconds)
            ?? throw new InputException($"{source}: '{expression}' is not a schedule; expected six NCRONTAB fields such as {Default}");
        var schedule = new CycleSchedule(policy);
        return schedule.IsSaidBy(crontab) ? schedule : throw new InputException(
            $"{source}: '{expression}' does not fire when the policy decides, which is {policy.DecisionDelaySeconds} s after every multiple of {policy.Interval} (UTC){schedule.Hint()}");
    }

    /// <summary>The newest due time that is not after an instant.</summary>
    public Timestamp LatestDue(Timestamp now) => (now - _delay).Floor(Interval) + _delay;

    /// <summary>The due time after one.</summary>
    public Timestamp Next(Timestamp due) => due.AddMs(Interval.Ms);

    /// <summary>The slot that is due then.</summary>
    public Timestamp SlotOf(Timestamp due) => due - _delay;

    /// <summary>When the decision of a slot is due.</summary>
    public Timestamp DueOf(Timestamp slot) => slot + _delay;

    // Fields of a crontab are independent: one whole day shows the times, the first firing of each day of a leap year shows the days.
    private bool IsSaidBy(CrontabSchedule crontab)
    {
        var first = LeapYear + _delay;
        var count = (int)(Interval.OneDay.Ms / Interval.Ms);
        var expected = Enumerable.Range(0, count).Select(i => first + (i * Interval.Duration));
        var isDaySame = crontab.GetNextOccurrences(first.AddSeconds(-1), first.AddDays(1)).SequenceEqual(expected);
        return isDaySame && Enumerable.Range(0, 366).All(day =>
            crontab.GetNextOccurrence(first.AddDays(day).AddSeconds(-1)) == first.AddDays(day));
    }

    private string Hint()
    {
        const int Minute = 60;
        const int Hour = 3600;
        var (interval, delay) = ((long)Interval.Duration.TotalSeconds, (long)_delay.TotalSeconds);
        return (interval, delay) switch
        {
            ( < Hour, < Minute) when Hour % interval == 0 && interval % Minute == 0 => $"; expected {delay} */{interval / Minute} * * * *",
            (Hour, < Hour) => $"; expected {delay % Minute} {delay / Minute} * * * *",
            ( > Hour, < Hour) when interval % Hour == 0 => $"; expected {delay % Minute} {delay / Minute} */{interval / Hour} * * *",
            _ => "",
        };
    }
}
