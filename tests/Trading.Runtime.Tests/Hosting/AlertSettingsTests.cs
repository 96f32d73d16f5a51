using Trading.Core;
using Trading.Runtime.Hosting;

namespace Trading.Runtime.Tests.Hosting;

public class AlertSettingsTests
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    [Fact]
    public void Nothing_IsSet_NobodyIsTold()
    {
        Assert.Null(Secrets().AlertWebhook());
        Assert.Null(Secrets().AlertMail());
    }

    [Theory]
    [InlineData("https://hooks.example.com/services/T0", true)]
    [InlineData("http://127.0.0.1:8080/x", true)]
    [InlineData("http://hooks.example.com/services/canary", false)]
    [InlineData("canary", false)]
    public void Webhook_IsEncryptedOrOfThisMachine(string address, bool isTaken)
    {
        _settings[HostSecrets.AlertWebhookUrl] = address;
        if (isTaken)
        {
            Assert.Equal(address, Secrets().AlertWebhook()!.ToString());
            return;
        }

        var error = Assert.Throws<InputException>(() => Secrets().AlertWebhook());
        Assert.Equal("TRADING_ALERT_WEBHOOK_URL: not an address; expected https, or http to this machine", error.Message);
    }

    [Fact]
    public void Mail_Complete_IsRead()
    {
        Mail();
        var mail = Secrets().AlertMail()!;

        Assert.Equal(("mail.example.com", 587, null, "bot@example.com"), (mail.Host, mail.Port, mail.User, mail.From));
        Assert.Equal(["ops@example.com", "Night <night@example.com>"], mail.To.AsEnumerable());
        Assert.False(mail.IsLoopback);
        Assert.Equal("MailSettings", mail.ToString());
    }

    [Theory]
    [InlineData(HostSecrets.AlertMailHost, "", "TRADING_ALERT_SMTP_HOST: is not set and TRADING_ALERT_SMTP_FROM is; expected the name of a mail server, or none of the settings of mail")]
    [InlineData(HostSecrets.AlertMailHost, "no host", "TRADING_ALERT_SMTP_HOST: not a name or number of a server")]
    [InlineData(HostSecrets.AlertMailPort, "70000", "TRADING_ALERT_SMTP_PORT: not a port; expected 1 to 65535")]
    [InlineData(HostSecrets.AlertMailUser, "bot", "TRADING_ALERT_SMTP_PASSWORD: is not set and TRADING_ALERT_SMTP_USER is; expected both or neither")]
    [InlineData(HostSecrets.AlertMailFrom, "", "TRADING_ALERT_SMTP_FROM: is not set and TRADING_ALERT_SMTP_HOST is; expected an address such as ops@example.com")]
    [InlineData(HostSecrets.AlertMailFrom, "a@example.com,b@example.com", "TRADING_ALERT_SMTP_FROM: several addresses; expected one")]
    [InlineData(HostSecrets.AlertMailTo, "canary", "TRADING_ALERT_SMTP_TO: not an address; expected such as ops@example.com, several with commas between")]
    public void Mail_SettingThatCannotBeUsed_IsNamedWithoutItsValue(string name, string value, string message)
    {
        Mail();
        _settings[name] = value;

        Assert.Equal(message, Assert.Throws<InputException>(() => Secrets().AlertMail()).Message);
    }

    private void Mail()
    {
        _settings[HostSecrets.AlertMailHost] = "mail.example.com";
        _settings[HostSecrets.AlertMailFrom] = "bot@example.com";
        _settings[HostSecrets.AlertMailTo] = "ops@example.com, Night <night@example.com>";
    }

    private HostSecrets Secrets() => new(_settings.GetValueOrDefault);
}
