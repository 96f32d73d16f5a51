using System.Text;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Ports;

/// <summary>What every object store does, whatever it keeps objects in.</summary>
public abstract class ObjectStoreContract
{
    protected abstract IObjectStore Store { get; }

    [SkippableFact]
    public async Task Read_NothingUnderTheKey_IsNull() => Assert.Null(await Store.ReadAsync("slices/none.json"));

    [SkippableFact]
    public async Task Read_AfterWrite_GivesTheBytes()
    {
        byte[] content = [0, 255, 10, 13, 0];
        await Store.WriteAsync("a/b-1/c_2.json", content);
        var read = await Store.ReadAsync("a/b-1/c_2.json");
        Assert.Equal(content, read);
    }

    [SkippableFact]
    public async Task Write_Empty_IsNotTheSameAsNothing()
    {
        await Store.WriteAsync("empty", Array.Empty<byte>());
        Assert.Empty(await Store.ReadAsync("empty") ?? [1]);
    }

    [SkippableFact]
    public async Task Write_Twice_TheSecondStays()
    {
        await Store.WriteAsync("k", Bytes("a long first content"));
        await Store.WriteAsync("k", Bytes("short"));
        var read = await Store.ReadAsync("k");
        Assert.Equal(Bytes("short"), read);
    }

    [SkippableFact]
    public async Task TryCreate_OnlyWhereNothingIs_KeepsWhatWasThere()
    {
        Assert.True(await Store.TryCreateAsync("a/once", Bytes("first")));
        Assert.False(await Store.TryCreateAsync("a/once", Bytes("second")));
        Assert.Equal(Bytes("first"), await Store.ReadAsync("a/once"));
        Assert.True(await Store.DeleteAsync("a/once"));
        Assert.True(await Store.TryCreateAsync("a/once", Bytes("third")));
        Assert.Equal(["a/once"], await Store.ListAsync(""));
    }

    [SkippableFact]
    public async Task TryCreate_ManyAtOnce_ExactlyOneDoesAndItsContentStays()
    {
        for (var round = 0; round < 200; round++)
        {
            var key = $"race-{round}";
            var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
                async () => (Writer: i, Won: await Store.TryCreateAsync(key, Bytes($"{i}"))))));
            Assert.Equal(Bytes($"{Assert.Single(wins, w => w.Won).Writer}"), await Store.ReadAsync(key));
        }
    }

    [SkippableFact]
    public async Task List_Prefix_GivesMatchingKeysInOrdinalOrder()
    {
        foreach (var key in new[] { "b/2", "a/1", "b/10", "b/B", "bc/1" })
        {
            await Store.WriteAsync(key, Bytes(key));
        }

        Assert.Equal(["b/10", "b/2", "b/B"], await Store.ListAsync("b/"));
        Assert.Equal(["a/1", "b/10", "b/2", "b/B", "bc/1"], await Store.ListAsync(""));
        Assert.Equal([], await Store.ListAsync("c"));
    }

    [SkippableFact]
    public async Task Delete_Key_RemovesItAlone()
    {
        await Store.WriteAsync("a/1", Bytes("1"));
        await Store.WriteAsync("a/2", Bytes("2"));
        Assert.True(await Store.DeleteAsync("a/1"));
        Assert.False(await Store.DeleteAsync("a/1"));
        Assert.Equal(["a/2"], await Store.ListAsync(""));
    }

    [SkippableFact]
    public async Task Write_ManyAtOnce_EachReadsBackWhole()
    {
        var writes = Enumerable.Range(0, 64).Select(i => Store.WriteAsync($"k{i % 4}", Bytes(new string((char)('!' + i), 10_000))));
        await Task.WhenAll(writes);
        for (var k = 0; k < 4; k++)
        {
            var content = await Store.ReadAsync($"k{k}");
            Assert.Equal(10_000, content!.Length);
            Assert.Single(content.Distinct());
        }
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a/.hidden")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("c:d")]
    [InlineData("a/b/c/d/e/f/g/h/i")]
    public async Task AnyCall_NotAKey_IsRefused(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadAsync(key));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(key, Bytes("x")));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryCreateAsync(key, Bytes("x")));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(key));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
