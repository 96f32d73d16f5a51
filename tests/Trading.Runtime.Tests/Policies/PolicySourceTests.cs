using Trading.Core;
using Trading.Core.Policy;
using Trading.Runtime.Policies;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Policies;

public sealed class PolicySourceTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Load_NothingOrShipped_IsTheBuiltInOne()
    {
        Assert.Equal("shipped", PolicySource.Load(null).Name);
        Assert.Equal(PolicyHash.Of(PolicySource.Load(null)), PolicyHash.Of(PolicySource.Load("shipped")));
    }

    [Fact]
    public void Load_File_IsRead()
    {
        var path = _temp.Write("p.yaml", "extends: shipped\nname: mine\nbacktest:\n  initial_cash: 500\n");
        Assert.Equal(("mine", 500m), (PolicySource.Load(path).Name, PolicySource.Load(path).Backtest.InitialCash));
    }

    [Fact]
    public void Load_NoSuchFile_NamesIt()
    {
        var error = Assert.Throws<InputException>(() => PolicySource.Load(_temp["nope.yaml"]));
        Assert.Equal($"{_temp["nope.yaml"]}: does not exist; expected a policy file or the word shipped", error.Message);
    }
}
