using Trading.Core.Policy;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>Cycles take longer than their deadline.</summary>
internal static class SlowDetector
{
    public static Judgement Judge(ObservationWindow window, SlowCyclesPolicy policy, int deadlineSeconds)
    {
        var limitMs = (deadlineSeconds + policy.SlackSeconds) * 1000L;
        var (late, longest) = (0, 0L);
        foreach (var duration in window.DurationsMs)
        {
            late += duration > limitMs ? 1 : 0;
            longest = Math.Max(longest, duration);
        }

        return new Judgement(
            late,
            policy.LateMin,
            late >= policy.LateMin,
            late == 0,
            $"{late} of the last {window.DurationsMs.Count} cycles took longer than the deadline of {deadlineSeconds} s and {policy.SlackSeconds} s (threshold {policy.LateMin}), the longest {longest / 1000.0:0.#} s");
    }
}
