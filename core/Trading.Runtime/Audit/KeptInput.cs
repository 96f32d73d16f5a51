namespace Trading.Runtime.Audit;

/// <summary>What came of keeping an input.</summary>
/// <param name="Hash">Its name in the archive; null if it could not be kept.</param>
/// <param name="Failure">Why not; null if it was kept.</param>
internal readonly record struct KeptInput(string? Hash, string? Failure);
