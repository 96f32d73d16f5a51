using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Audit;
using Trading.Runtime.Cycles;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Api;

/// <summary>Answers what concerns cycles.</summary>
internal sealed class CycleHandlers(ApiServices services)
{
    private const string Store = "store";

    private static readonly TimeSpan DefaultRange = TimeSpan.FromHours(24);

    /// <summary>The newest records of cycles, newest first: whole, or with <c>view=summary</c> at a glance.</summary>
    public async Task<ApiAnswer> ListAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        var isSummary = call.Choice("view", "record", "summary") == "summary";
        var end = call.Time("to") ?? services.Clock.Now().AddMs(1);
        var begin = call.Time("from") ?? end - DefaultRange;
        var newest = await Newest.OfAsync(services.Store.ReadRecordsAsync(services.Account, begin, end, cancellation), call.Limit());
        return isSummary
            ? ApiAnswer.Of(ApiStatus.Ok, newest.Select(record => CycleGlance.Of(AuditRecord.Read(record, Store))))
            : ApiAnswer.ListOf(newest.Select(record => record.Json));
    }

    /// <summary>Why a cycle came to what it did: the first check that stopped each product; with <c>product</c>, all of that one.</summary>
    public async Task<ApiAnswer> WhyAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        if (!Timestamp.TryParse(call.Id, out var slot))
        {
            throw new InputException($"id: '{call.Id}' is not a cycle's slot; expected such as 2024-10-01T12:15:00Z");
        }

        var product = call.Request.Query("product") is { } text ? ProductId.Parse(text) : (ProductId?)null;
        var records = services.Store.ReadRecordsAsync(services.Account, slot, slot.AddMs(1), cancellation);
        if (!await records.AnyAsync(cancellation))
        {
            throw new ApiProblemException(ApiStatus.NotFound, $"account '{services.Account}' has no cycle {slot}");
        }

        return await ExplainAsync(slot, product, cancellation);
    }

    private async Task<ApiAnswer> ExplainAsync(Timestamp slot, ProductId? product, CancellationToken cancellation)
    {
        var job = new WhyJob(services.Store, new AuditReader(services.Store, services.Objects));
        try
        {
            return product is { } one
                ? ApiAnswer.Of(ApiStatus.Ok, await job.ProductAsync(services.Account, slot, one, cancellation))
                : ApiAnswer.Of(ApiStatus.Ok, await job.CycleAsync(services.Account, slot, cancellation));
        }
        catch (InputException error)
        {
            // The cycle is there; what is left of it is not enough.
            throw new ApiProblemException(ApiStatus.Conflict, $"the cycle cannot be explained: {error.Message}");
        }
    }
}
