using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Jobs;

/// <summary>
/// Flips an account's kill switch and, at once, asks the venue to cancel every entry that may still fill. It commits nothing of the
/// account: the next cycle hears from the venue what became of them. Exits stay.
/// </summary>
/// <param name="store">The account's memory.</param>
/// <param name="exchange">
/// The account's venue; null where it is stored with the account, whose own next step cancels its entries.
/// </param>
/// <param name="clock">The time.</param>
public sealed class KillSwitchJob(IStateStore store, IExchange? exchange, TimeProvider clock)
{
    /// <summary>Flips the switch. It is flipped first: whatever fails after that, nothing new is sent.</summary>
    /// <param name="account">Whose switch.</param>
    /// <param name="level">Where to.</param>
    /// <param name="by">Who asks, for the audit.</param>
    /// <param name="cancellation">Ends the wait for the venue; the switch stays flipped.</param>
    /// <exception cref="StoreException">The store did not say whether the switch was flipped.</exception>
    public async Task<KillSwitchResult> FlipAsync(string account, KillSwitch level, string by, CancellationToken cancellation)
    {
        var before = (await store.ReadHeadAsync(account, cancellation)).KillSwitch;
        await store.SetKillSwitchAsync(account, level, clock.Now(), by, cancellation);
        if (level == KillSwitch.Off || exchange is null || await store.LoadAsync(account, cancellation) is not { } stored)
        {
            return new KillSwitchResult(account, before, level, []);
        }

        var entries = stored.Document.State.Orders.Where(order => !order.IsTerminal && order.Intent.Leg == OrderLeg.Entry);
        var cancels = new List<EntryCancel>();
        foreach (var order in entries)
        {
            // One that was only just decided may be on its way: the venue knows best.
            var reply = await exchange.CancelAsync(order, cancellation);
            cancels.Add(new EntryCancel(order.Id, order.Intent.Product, reply));
        }

        return new KillSwitchResult(account, before, level, [.. cancels]);
    }
}
