using Azure;

namespace Trading.Functions.Storage;

/// <summary>What came of a transaction.</summary>
/// <param name="IsDone">Whether it is stored.</param>
/// <param name="ETag">Of its first row, where it is.</param>
/// <param name="Status">What the service said where it is not: 412, the first row is not as expected; 409, a row is there already.</param>
internal readonly record struct Submitted(bool IsDone, ETag ETag, int Status);
