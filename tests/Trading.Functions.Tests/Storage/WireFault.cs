namespace Trading.Functions.Tests.Storage;

internal enum WireFault
{
    None,

    /// <summary>The service never hears of it.</summary>
    RequestLost,

    /// <summary>The service does it and its answer does not arrive.</summary>
    ReplyLost,
}
