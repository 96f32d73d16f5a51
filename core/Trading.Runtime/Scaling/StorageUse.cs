namespace Trading.Runtime.Scaling;

/// <summary>Storage operations, counted from how the backend works: they are an estimate, not a measurement.</summary>
/// <param name="Queue">Enqueue, dequeue and delete of messages, and looking into queues that are empty.</param>
/// <param name="Table">Batches of history, reading it again, status rows.</param>
/// <param name="BlobReads">Requests, results looked for and results merged.</param>
/// <param name="BlobWrites">Results and leases.</param>
public sealed record StorageUse(decimal Queue, decimal Table, decimal BlobReads, decimal BlobWrites)
{
    /// <summary>
    /// Of one slice: its message and that of its result are each put, got and deleted; the history gains a batch, is read again, and the
    /// status changes; request and result are looked for, the result is written and read for the merge.
    /// </summary>
    public static StorageUse OfSlice { get; } = new(Queue: 6, Table: 3, BlobReads: 3, BlobWrites: 1);

    public static StorageUse operator *(StorageUse use, decimal times) =>
        new(use.Queue * times, use.Table * times, use.BlobReads * times, use.BlobWrites * times);

    /// <summary>What it costs, USD.</summary>
    public decimal Cost(CloudPrices prices) =>
        ((Queue * prices.PerTenThousandQueueOperations)
            + (Table * prices.PerTenThousandTableOperations)
            + (BlobReads * prices.PerTenThousandBlobReads)
            + (BlobWrites * prices.PerTenThousandBlobWrites)) / 10_000m;
}
