using System.Text.Json;
using Azure.Data.Tables;

namespace Trading.Functions.Storage;

/// <summary>
/// What Table storage takes (https://learn.microsoft.com/azure/storage/tables/scalability-targets), with some room below each limit,
/// and what an entity needs of it.
/// </summary>
internal static class TableLimits
{
    /// <summary>Entities in a transaction.</summary>
    public const int EntitiesMax = 100;

    /// <summary>Fills in a transaction: two entities each, so that the head, the account and a record fit beside them.</summary>
    public const int FillsMax = 40;

    /// <summary>Bytes of a transaction as it is sent; the service takes 4 MiB.</summary>
    public const int TransactionBytesMax = 4_000_000;

    /// <summary>UTF-16 characters of a text column; the service takes 32,768.</summary>
    public const int ColumnCharsMax = 32_000;

    /// <summary>
    /// Full text columns of an entity: as sent, each is at most 192,000 bytes, as every character may be escaped to six. The service takes
    /// entities of 1 MiB, by its own measure of two bytes a character; Azurite counts the bytes sent.
    /// </summary>
    public const int TextColumnsMax = 5;

    /// <summary>Characters of a key; the service takes 1 KiB.</summary>
    public const int KeyCharsMax = 500;

    // Headers of its part of the request, its address and its keys twice, all short.
    private const int EntityBytes = 2_000;
    private const int ColumnBytes = 120;

    /// <summary>At most this many bytes does an entity take in a transaction.</summary>
    public static int BytesOf(TableEntity entity)
    {
        var bytes = EntityBytes + (4 * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach (var column in entity)
        {
            bytes += ColumnBytes + (column.Value is string text ? JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length : 0);
        }

        return bytes;
    }
}
