using System.Buffers;
using System.Text;
using System.Text.Json;
using Trading.Core.Execution;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Cycle;

/// <summary>
/// Writes decisions and events apart from each other, so that a shell can store what has happened so far with every commit and put
/// the record together when the cycle ends. In the same form as <see cref="CycleRecordWriter"/>.
/// </summary>
public sealed class CycleEventWriter : ICycleObserver, IDisposable
{
    private readonly MemoryStream _lines = new();
    private readonly CycleRecordWriter _decisions;
    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly List<string> _events = [];

    /// <param name="policyHash">Hash of the policy that decides.</param>
    /// <param name="codeVersion">Version of the code that decides.</param>
    /// <param name="needs">Features that the policy reads; the others are not recorded.</param>
    public CycleEventWriter(string policyHash, string codeVersion, FeatureNeeds needs)
    {
        _decisions = new CycleRecordWriter(_lines, policyHash, codeVersion, needs);
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
    }

    /// <summary>What has happened, each a JSON object, oldest first.</summary>
    public IReadOnlyList<string> Events => _events;

    /// <summary>The decision of the cycle as a JSON object; null before entries were decided.</summary>
    public string? Decision { get; private set; }

    /// <summary>What the last exit phase decided as a JSON array; empty where nothing was due.</summary>
    public string Exits { get; private set; } = "[]";

    /// <summary>Takes up what an interrupted cycle had stored.</summary>
    public void Restore(IEnumerable<string> events, string? decision)
    {
        _events.Clear();
        _events.AddRange(events);
        Decision = decision;
    }

    public void Decided(Decision decision, CycleInput input, in CycleState state)
    {
        _decisions.Decided(decision, input, state);
        if (decision.Phase == CyclePhase.Entries)
        {
            Decision = Encoding.UTF8.GetString(_lines.GetBuffer(), 0, (int)_lines.Length).TrimEnd('\n');
            _lines.SetLength(0);
            return;
        }

        DecisionJson.WriteExits(_json, decision);
        Exits = Taken();
    }

    public void Happened(in CycleEvent happened)
    {
        EventJson.Write(_json, happened);
        Take();
    }

    public void Closed(Position position)
    {
        // The fill or write-off that closed it stands among the events already.
    }

    public void NotPlaced(RiskApproved approved, PlanRefusal refusal, Timestamp at)
    {
        EventJson.WriteNotPlaced(_json, approved, refusal, at);
        Take();
    }

    public void WorkEnded(WorkingLeg leg, Order order, LegOutcome outcome, Timestamp at)
    {
        EventJson.WriteWorkEnded(_json, leg, outcome, at);
        Take();
    }

    /// <summary>Something beside the account that a reader of the record has to know.</summary>
    /// <param name="code">What it is, in snake_case.</param>
    /// <param name="at">When.</param>
    /// <param name="text">For people; without secrets.</param>
    public void Note(string code, Timestamp at, string text)
    {
        _json.WriteStartObject();
        _json.WriteString("kind"u8, code);
        _json.WriteString("at"u8, at.ToDateTimeOffset());
        _json.WriteString("text"u8, text);
        _json.WriteEndObject();
        Take();
    }

    public void Dispose()
    {
        _decisions.Dispose();
        _json.Dispose();
        _lines.Dispose();
    }

    private void Take() => _events.Add(Taken());

    private string Taken()
    {
        _json.Flush();
        var text = Encoding.UTF8.GetString(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _json.Reset();
        return text;
    }
}
