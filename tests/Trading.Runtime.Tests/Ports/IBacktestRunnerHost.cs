using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Ports;

/// <summary>A process with a runner at work.</summary>
internal interface IBacktestRunnerHost : IAsyncDisposable
{
    IBacktestRunner Runner { get; }
}
