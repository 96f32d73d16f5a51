namespace Trading.EndToEnd.Tests.Cloud;

public class SecretTextTests
{
    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9v", true)]
    [InlineData("https://a.blob.core.windows.net/b?sv=2024&sig=abcdefghijk%3D", true)]
    [InlineData("-----BEGIN EC PRIVATE KEY-----", true)]
    [InlineData("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6", true)]
    [InlineData("UseDevelopmentStorage=true", false)]
    [InlineData("20 */15 * * * *", false)]
    [InlineData("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", false)]
    [InlineData("AzureFunctionsJobHost__extensions__durableTask__storageProvider__type", false)]
    public void IsLike_Text_IsToldApart(string text, bool expected) => Assert.Equal(expected, SecretText.IsLike(text));

    [Theory]
    [InlineData("infra/main.sample.bicepparam")]
    [InlineData("infra/azure.yaml")]
    [InlineData("functions/Trading.Functions/host.json")]
    public void IsLike_DeployedFile_HoldsNone(string path) => Assert.All(Repository.Text(path).Split('\n'), line => Assert.False(SecretText.IsLike(line), line));

    [Fact]
    public void IsLike_Templates_HoldNone() => Assert.All(Repository.Bicep().Split('\n'), line => Assert.False(SecretText.IsLike(line), line));
}
