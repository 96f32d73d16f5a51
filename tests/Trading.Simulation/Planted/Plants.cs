using Trading.Runtime.Ports;

namespace Trading.Simulation.Planted;

/// <summary>Puts a mistake between the shell and a port. Production code knows nothing of it.</summary>
internal static class Plants
{
    public static IExchange Around(IExchange exchange, World world) => world.Spec.Bug
        is PlantedBug.RandomClientIds or PlantedBug.PostRetry or PlantedBug.FillMarkedBeforeApplied or PlantedBug.UnknownAsRejected
        or PlantedBug.CancelBelieved
            ? new PlantedExchange(exchange, world)
            : exchange;

    public static IStateStore Around(IStateStore store, World world) => world.Spec.Bug
        is PlantedBug.KillSwitchReadOnce or PlantedBug.DecimalThroughDouble or PlantedBug.PacingForgotten
            ? new PlantedStore(store, world)
            : store;
}
