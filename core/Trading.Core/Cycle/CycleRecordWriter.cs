using System.Buffers;
using System.Text.Json;
using Trading.Core.Execution;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Cycle;

/// <summary>
/// Writes the audit: one JSON line a cycle with everything that led to its decisions, and everything that happened to the account since
/// the line before. The same run gives the same bytes.
/// </summary>
/// <remarks>Not thread-safe. Dispose writes what has happened since the last cycle.</remarks>
public sealed class CycleRecordWriter : ICycleObserver, IDisposable
{
    private const int SchemaVersion = 1;

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _line = new(64 * 1024);
    private readonly ArrayBufferWriter<byte> _exits = new(4 * 1024);
    private readonly ArrayBufferWriter<byte> _events = new(16 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly Utf8JsonWriter _exitJson;
    private readonly Utf8JsonWriter _eventJson;
    private readonly JsonEncodedText _policyHash;
    private readonly JsonEncodedText _codeVersion;
    private readonly FeatureNeeds _needs;
    private ProductText[]? _products;
    private bool _hasExits;
    private bool _hasApprovedExits;
    private RiskReason? _exitRefusal;
    private bool _hasEvents;

    /// <param name="output">Receives the lines; the caller disposes it.</param>
    /// <param name="policyHash">Hash of the policy that decides.</param>
    /// <param name="codeVersion">Version of the code that decides.</param>
    /// <param name="needs">Features that the policy reads; the others are not recorded.</param>
    public CycleRecordWriter(Stream output, string policyHash, string codeVersion, FeatureNeeds needs)
    {
        _output = output;
        _policyHash = JsonEncodedText.Encode(policyHash);
        _codeVersion = JsonEncodedText.Encode(codeVersion);
        _needs = needs;
        var options = new JsonWriterOptions { SkipValidation = true };
        _json = new Utf8JsonWriter(_line, options);
        _exitJson = new Utf8JsonWriter(_exits, options);
        _eventJson = new Utf8JsonWriter(_events, options);
    }

    public void Decided(Decision decision, CycleInput input, in CycleState state)
    {
        if (decision.Phase == CyclePhase.Exits)
        {
            if (decision.Exits.Count > 0)
            {
                DecisionJson.WriteExits(_exitJson, decision);
                _exitJson.Flush();
                _hasExits = true;
                _hasApprovedExits = decision.Approved.Count > 0;
                _exitRefusal = decision.Exits[0].Refusal;
            }

            return;
        }

        _products ??= [.. input.Market.Products.Select(p => new ProductText(p.Product.Id))];
        _json.WriteStartObject();
        WriteHead(decision, state);
        DecisionJson.WriteUniverse(_json, decision, input, _products, _needs);
        DecisionJson.WriteEntries(_json, decision, _products);
        _json.WriteString("outcome"u8, DecisionJson.OutcomeOf(decision, _hasApprovedExits, _exitRefusal));
        _json.WriteEndObject();
        EndLine();
    }

    public void Happened(in CycleEvent happened)
    {
        BeginEvents();
        EventJson.Write(_eventJson, happened);
    }

    public void NotPlaced(RiskApproved approved, PlanRefusal refusal, Timestamp at)
    {
        BeginEvents();
        EventJson.WriteNotPlaced(_eventJson, approved, refusal, at);
    }

    public void WorkEnded(WorkingLeg leg, Order order, LegOutcome outcome, Timestamp at)
    {
        BeginEvents();
        EventJson.WriteWorkEnded(_eventJson, leg, outcome, at);
    }

    public void Closed(Position position)
    {
        // The fill or write-off that closed it stands in the record already.
    }

    public void Dispose()
    {
        if (_hasEvents)
        {
            _json.WriteStartObject();
            _json.WriteNumber("schema_version"u8, SchemaVersion);
            WriteEvents();
            _json.WriteEndObject();
            EndLine();
        }

        _output.Flush();
        _json.Dispose();
        _exitJson.Dispose();
        _eventJson.Dispose();
    }

    private void WriteHead(Decision decision, in CycleState state)
    {
        _json.WriteNumber("schema_version"u8, SchemaVersion);
        _json.WriteString("slot"u8, decision.Slot.ToDateTimeOffset());
        _json.WriteString("decided_at"u8, decision.Now.ToDateTimeOffset());
        _json.WriteString("policy_hash"u8, _policyHash);
        _json.WriteString("code_version"u8, _codeVersion);
        DecisionJson.WriteAccount(_json, state);
        DecisionJson.WriteRegime(_json, decision.Regime);
        WriteEvents();
        if (_hasExits)
        {
            _json.WritePropertyName("exits"u8);
            _json.WriteRawValue(_exits.WrittenSpan, skipInputValidation: true);
            _exits.ResetWrittenCount();
            _exitJson.Reset();
        }
    }

    private void BeginEvents()
    {
        if (!_hasEvents)
        {
            _eventJson.WriteStartArray();
            _hasEvents = true;
        }
    }

    private void WriteEvents()
    {
        if (!_hasEvents)
        {
            return;
        }

        _eventJson.WriteEndArray();
        _eventJson.Flush();
        _json.WritePropertyName("since_last"u8);
        _json.WriteRawValue(_events.WrittenSpan, skipInputValidation: true);
        _events.ResetWrittenCount();
        _eventJson.Reset();
        _hasEvents = false;
    }

    private void EndLine()
    {
        _json.Flush();
        _line.Write("\n"u8);
        _output.Write(_line.WrittenSpan);
        _line.ResetWrittenCount();
        _json.Reset();
        _hasExits = false;
        _hasApprovedExits = false;
        _exitRefusal = null;
    }
}
