using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Ports;
using Trading.Simulation.Faults;
using Trading.Simulation.Market;

namespace Trading.Simulation;

/// <summary>What happens to the world itself as a slot begins, whoever runs in it.</summary>
internal static class WorldEvents
{
    public static void Begin(World world)
    {
        if (world.Slot >= world.KillSwitchOffAt)
        {
            world.Database.SetKillSwitch(KillSwitch.Off);
            world.KillSwitchOffAt = int.MaxValue;
        }

        world.Time.AdvanceTo(world.SlotTime.AddMs(2_000));
        for (var product = 0; product < SimProducts.All.Count; product++)
        {
            var mode = world.Faults.InEffect(world.Slot, FaultKind.ProductMode, product);
            world.Venue.SetStatus(product, mode is null ? ProductStatus.Online : (ProductStatus)mode.Arg);
        }

        foreach (var fault in world.Faults.Beginning(world.Slot, FaultKind.ForeignOrder))
        {
            world.Venue.ArriveForeign(fault.Nth, isBuy: fault.Arg == 0, isMarket: fault.Slot % 2 == 0);
        }

        foreach (var fault in world.Faults.Beginning(world.Slot, FaultKind.Deposit))
        {
            world.Venue.Transfer(fault.Arg * 50);
        }

        foreach (var fault in world.Faults.Beginning(world.Slot, FaultKind.Withdrawal))
        {
            world.Venue.Transfer(fault.Arg * -50);
        }

        foreach (var fault in world.Faults.Beginning(world.Slot, FaultKind.RateLimitStorm))
        {
            world.TakeVenueDown(VenueFault.RateLimited, fault.Arg);
        }

        foreach (var fault in world.Faults.Beginning(world.Slot, FaultKind.AuthorizationLost))
        {
            world.TakeVenueDown(VenueFault.Unauthorized, fault.Arg);
        }
    }
}
