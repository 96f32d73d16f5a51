using System.Collections.Concurrent;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Anomalies;

/// <summary>How often a watch finds something on accounts that do exactly what their backtest says, looked at after each of 2,880 cycles.</summary>
public class FalseAlarmTests
{
    /// <summary>
    /// The bound that policy documents: fewer than 1 in 100 months. Measured in the 1,500 months of seeds 1 to 1,500: 2.
    /// </summary>
    [Fact]
    public void Watch_ManyHealthyMonths_AlarmsInFewerThanOneOfAHundred()
    {
        const int Months = 200;

        var alarms = AlarmsIn(Enumerable.Range(1, Months));

        Assert.True(alarms.Count < Months / 100, string.Join("\n", alarms));
    }

    private static ConcurrentBag<string> AlarmsIn(IEnumerable<int> seeds)
    {
        var alarms = new ConcurrentBag<string>();
        Parallel.ForEach(seeds, seed =>
        {
            var watch = new AnomalyWatch(TestPolicies.Shipped) { Expectation = AccountStream.Expected };
            foreach (var cycle in new AccountStream((ulong)seed).Run(30))
            {
                watch.Observe(cycle);
                if (!watch.Found.IsEmpty)
                {
                    alarms.Add($"seed {seed}: {watch.Found[0].Code} {watch.Found[0].Message}");
                    return;
                }
            }
        });
        return alarms;
    }
}
