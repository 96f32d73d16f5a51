namespace Trading.Simulation;

/// <summary>The process is gone. Its memory is thrown away; whatever it would still do reaches nobody.</summary>
internal sealed class SimulatedCrashException(string message) : Exception(message);
