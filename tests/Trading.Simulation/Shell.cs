using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Simulation.Faults;
using Trading.Simulation.Market;
using Trading.Simulation.Planted;
using Trading.Simulation.Store;
using Trading.Simulation.Venue;

namespace Trading.Simulation;

/// <summary>The real cycle job of one process, on the world's ports. Its memory lives and dies with this object.</summary>
internal sealed class Shell
{
    private readonly CycleJob _job;

    public Shell(World world, SimProcess process)
    {
        var gate = new Gate(world, process);
        var store = new SimStore(world, process, gate);
        var exchange = new SimExchange(world, process, gate);
        var services = new CycleServices(
            Plants.Around(store, world),
            new SimLease(world, process, gate),
            Plants.Around(exchange, world),
            new SimMarketData(world, process, gate),
            world.Objects,
            process.Clock);
        _job = new CycleJob(services, OptionsOf(process, world.Spec.Seed), process.Policy);
    }

    /// <summary>Runs the cycle of a slot to its end, on this thread. Says how it ended, in a few words.</summary>
    public string Run(Timestamp slot, Timestamp dueAt)
    {
        try
        {
            var task = _job.RunAsync(new CycleRequest(slot, dueAt), CancellationToken.None);
            if (!task.IsCompleted)
            {
                throw new InvalidOperationException("the shell waits for something outside the world");
            }

            var outcome = task.GetAwaiter().GetResult();
            return $"{outcome.Text} {outcome.Message}".TrimEnd();
        }
        catch (SimulatedCrashException crash)
        {
            return crash.Message;
        }
        catch (Exception unexpected) when (unexpected is not InputException)
        {
            // The host would log it and fire the next slot; the checkers take it for what it is.
            return $"failed:{unexpected.GetType().Name} {unexpected.Message}";
        }
    }

    private static CycleOptions OptionsOf(SimProcess process, ulong seed) => new()
    {
        Account = World.Account,
        Mode = TradingMode.Live,
        Owner = $"instance-{process.Instance}",
        Products = [.. SimProducts.All.Select(p => p.Id)],
        Candles = Interval.OneHour,
        OpeningCash = new Money(World.OpeningCash),

        // Archiving inputs takes longer than all else together; some seeds do it.
        IsInputKept = seed % 8 == 0,
        CodeVersion = process.Instance == 2 ? "sim-2" : "sim-1",
    };
}
