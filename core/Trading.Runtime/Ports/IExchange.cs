using System.Collections.Immutable;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Runtime.Ports;

/// <summary>
/// The account at a venue: orders out, reports in. An implementation keeps no account of its own: what it needs to know about our
/// orders is passed in. It never repeats a submit by itself.
/// </summary>
public interface IExchange
{
    /// <summary>
    /// How long after a send an order may still be unlisted. Only after it does absence from a complete view mean that the order never
    /// arrived.
    /// </summary>
    TimeSpan SettleWindow { get; }

    /// <summary>
    /// Whether this venue's state is committed with the account's: then an order that was committed and is not in it was never sent.
    /// </summary>
    bool IsStoredWithAccount => false;

    /// <summary>Sends an order, once. Failures are outcomes, not exceptions, as each means something else for the order.</summary>
    Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation);

    /// <summary>Asks to cancel an order. Whatever the reply, the order lives until the venue reports its end.</summary>
    Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation);

    /// <summary>
    /// Waits for news of orders until an instant, and returns as soon as there is any; with none it returns at the instant, which has come
    /// already when all that is known now is wanted. Reports are in the order in which things happened and may repeat what is known.
    /// </summary>
    /// <param name="orders">Orders that are not finished, as we know them.</param>
    /// <param name="until">The latest instant to wait for.</param>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation);

    /// <summary>Reads everything about the account, over all pages.</summary>
    /// <param name="since">Finished orders and fills before it are not needed.</param>
    /// <exception cref="VenueException">The venue could not be asked completely.</exception>
    Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation);

    /// <summary>
    /// What has to be stored with the account so that this venue continues after a restart; null for a venue that is elsewhere.
    /// It is taken at every commit.
    /// </summary>
    string? Export();

    /// <summary>Continues from what was stored with the account; null when nothing was. A venue that is elsewhere ignores it.</summary>
    void Restore(string? exported);
}
