namespace Trading.Functions.Runs;

/// <summary>Names a run; what it is lies in the object store.</summary>
/// <param name="RunId">Hash of the request.</param>
public sealed record RunTicket(string RunId);
