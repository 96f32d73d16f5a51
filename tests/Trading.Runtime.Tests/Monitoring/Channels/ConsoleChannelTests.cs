using Trading.Runtime.Monitoring.Channels;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Runtime.Tests.Monitoring.Channels;

public sealed class ConsoleChannelTests : AlertChannelContract
{
    private readonly Breakable _writer = new();

    protected override IAlertChannel Channel => new ConsoleChannel(_writer);

    protected override IReadOnlyList<string> Arrived => _writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    protected override void Break() => _writer.IsBroken = true;

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await base.DisposeAsync();
    }

    private sealed class Breakable : StringWriter
    {
        public Breakable() => NewLine = "\n";

        public bool IsBroken { get; set; }

        public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
            IsBroken ? throw new IOException("broken pipe") : base.WriteLineAsync(buffer, cancellationToken);
    }
}
