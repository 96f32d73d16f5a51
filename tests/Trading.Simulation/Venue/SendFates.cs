using Trading.Simulation.Faults;

namespace Trading.Simulation.Venue;

/// <summary>What the plan says becomes of a send.</summary>
internal static class SendFates
{
    public static SendFate Of(PortCall call, World world)
    {
        if (world.DownFault == Runtime.Ports.VenueFault.RateLimited && world.IsVenueDown)
        {
            return SendFate.Usual with { IsRateLimited = true };
        }

        if (world.IsVenueDown)
        {
            return SendFate.Usual with { IsUnauthorized = true };
        }

        return SendFate.Usual with
        {
            IsLostBefore = call.Has(FaultKind.RequestLost) || call.Has(FaultKind.ServerError),
            IsReplyLost = call.Has(FaultKind.ReplyLost) || call.Has(FaultKind.MalformedReply),
            Delay = TimeSpan.FromSeconds(call.Find(FaultKind.DelayedPastTimeout)?.Arg ?? 0),
            IsPostOnlyRefused = call.Has(FaultKind.PostOnlyRefused),
            IsPartlyFilled = call.Has(FaultKind.PartialFill),
            HiddenReadings = (int)(call.Find(FaultKind.OrderHidden)?.Arg ?? 0),
            FillDelay = TimeSpan.FromSeconds(call.Find(FaultKind.FillsLate)?.Arg ?? 0),
            Said = call.Has(FaultKind.ServerError) ? "503" : call.Has(FaultKind.MalformedReply) ? "not JSON" : "timeout",
        };
    }
}
