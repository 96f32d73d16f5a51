using System.Globalization;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Simulation.Venue;

/// <summary>One POST of an order, whatever became of it.</summary>
/// <param name="Number">0 for the run's first.</param>
/// <param name="Process">Which process sent it: a reboot is another one.</param>
/// <param name="At">When, by the venue's clock.</param>
/// <param name="Intent">What was sent.</param>
/// <param name="Bytes">What stood on the wire.</param>
internal sealed record WireEntry(int Number, int Process, Timestamp At, OrderIntent Intent, string Bytes)
{
    /// <summary>An intent as it stands on the wire: everything that the venue is told, with every digit.</summary>
    public static string BytesOf(OrderIntent intent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{intent.Id}|{intent.Product}|{intent.Side}|{intent.Kind}|{intent.BaseSize.Value}|{intent.QuoteSize.Amount}|{intent.LimitPrice?.Value}|{intent.EndTime?.UnixMs}");
}
