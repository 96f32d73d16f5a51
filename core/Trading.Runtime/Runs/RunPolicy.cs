namespace Trading.Runtime.Runs;

/// <summary>The policy of a run: in the archive under its hash, which leaves its name out.</summary>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
/// <param name="Name">What reports call it.</param>
public sealed record RunPolicy(string Hash, string Name);
