using System.Net;
using DigitalIndiaStack.Core.Outgoing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigitalIndiaStack.Payments.Tests.Webhooks;

/// <summary>A webhook leads to public addresses and nowhere else (PAY-12.2, PAY-12.15, PAY-12.16).</summary>
public sealed class GuardTests
{
    private static readonly string[] Refused =
    [
        "0.0.0.0 10.0.0.1 10.255.255.255 100.64.0.1 127.0.0.1 127.1 127.0.0.2 127.255.255.254 169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.168.0.1 192.168.1.255 198.18.0.1 198.51.100.7 203.0.113.9",
        "224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 0 2130706433 3232235521 0x7f000001 0x7f.1 0177.0.0.1 017700000001 0x0a000001 012.0.0.1 10.1 2852039166 0xa9fea9fe 0251.0376.0251.0376 100.100.100.200",
        "[::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::127.0.0.1] [64:ff9b::10.0.0.1] [64:ff9b::a00:1] [100::1] [2001::1] [2001:db8::1] [2002:7f00:1::] [2002:a00:1::1] [fc00::1] [fd00:ec2::254] [fe80::1] [febf::1] [fec0::1] [ff02::1] [3fff::1] [5f00::1]",
    ];

    [Fact]
    public void No_address_of_a_network_is_a_webhook_however_it_is_written()
    {
        foreach (var host in Refused.SelectMany(line => line.Split(' ')))
        {
            Assert.False(GuardedUrl.TryRead($"https://{host}/events", allowLoopback: false, out _), host);
            Assert.False(GuardedUrl.TryRead($"https://{host}:8443/events", allowLoopback: false, out _), host);
        }
    }

    [Theory]
    [InlineData("http://bank.example.org/events")]
    [InlineData("ftp://bank.example.org/events")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https:///events")]
    [InlineData("https:bank.example.org")]
    [InlineData("https://user@bank.example.org/")]
    [InlineData("https://user:secret@bank.example.org/")]
    [InlineData("https://bank.example.org@10.0.0.1/")]
    [InlineData("https://@bank.example.org/")]
    [InlineData("https://bank.example.org/#part")]
    [InlineData("https://bank.example.org\\@10.0.0.1/")]
    [InlineData("https://bank.example.org/ x")]
    [InlineData("https://bank.example.org/\r\nHost: x")]
    [InlineData("https://bänk.example.org/")]
    [InlineData("https://１２７.0.0.1/")]
    [InlineData("//bank.example.org/events")]
    [InlineData("/events")]
    [InlineData("bank.example.org")]
    [InlineData("https://bank.example.org:99999/")]
    [InlineData("")]
    public void A_url_that_may_be_read_in_two_ways_is_none(string url) => Assert.False(GuardedUrl.TryRead(url, allowLoopback: true, out _));

    [Theory]
    [InlineData("https://bank.example.org/events", "https://bank.example.org/events")]
    [InlineData("https://BANK.example.org:443", "https://bank.example.org/")]
    [InlineData("https://bank.example.org:8443/a?b=c", "https://bank.example.org:8443/a?b=c")]
    [InlineData("https://93.184.215.14/events", "https://93.184.215.14/events")]
    [InlineData("https://[2606:4700:4700::1111]/events", "https://[2606:4700:4700::1111]/events")]
    public void A_public_url_is_taken_in_the_form_in_which_it_is_called(string url, string called)
    {
        Assert.True(GuardedUrl.TryRead(url, allowLoopback: false, out var read));
        Assert.Equal(called, read.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5999/", true)]
    [InlineData("http://[::1]:5999/", true)]
    [InlineData("http://127.0.0.2:5999/", false)]
    [InlineData("http://localhost:5999/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("https://10.0.0.1/", false)]
    public void A_sandbox_takes_literal_loopback_and_nothing_more(string url, bool isTaken) => Assert.Equal(isTaken, GuardedUrl.TryRead(url, allowLoopback: true, out _));

    [Fact]
    public async Task The_api_refuses_such_a_url_with_the_spec_code()
    {
        await using var hooked = await Hooked.StartAsync();

        Assert.Equal("422 PAY-0450", (await hooked.CreateAsync("http://bank.example.org/")).Outcome);
        Assert.Equal("422 PAY-0450", (await hooked.CreateAsync("https://169.254.169.254/latest/meta-data")).Outcome);
        Assert.Equal("400 API-0400", (await hooked.CreateAsync("https://bank.example.org/", "tester", "payments.unknown.v1")).Outcome);
        for (var turn = 0; turn < 5; turn++)
        {
            Assert.Equal("201", (await hooked.CreateAsync("https://bank.example.org/")).Outcome);
        }

        Assert.Equal("409 PAY-0452", (await hooked.CreateAsync("https://bank.example.org/")).Outcome);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("93.184.215.14 127.0.0.1")]
    public async Task A_name_is_judged_by_where_it_leads_when_it_is_called(string addresses)
    {
        await using var hooked = await Hooked.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton<IHostAddresses>(new FixedAddresses(addresses))));
        var port = new Uri(hooked.Receiver.Address).Port;
        var webhook = $"{Hooked.Webhooks}/{(await hooked.CreateAsync($"https://bank.example.org:{port}/events")).Text("webhookId")}";

        await hooked.PayAsync();

        var delivery = await hooked.UntilTriedAsync(webhook, 1);
        Assert.Equal("address", delivery.GetProperty("reason").GetString());
        Assert.False(delivery.TryGetProperty("httpStatus", out _));
        Assert.Empty(hooked.Receiver.Inbox);
    }

    [Fact]
    public async Task Localhost_by_its_name_is_refused_even_in_a_sandbox()
    {
        await using var hooked = await Hooked.StartAsync();
        var webhook = $"{Hooked.Webhooks}/{(await hooked.CreateAsync($"https://localhost:{new Uri(hooked.Receiver.Address).Port}/events")).Text("webhookId")}";

        await hooked.PayAsync();

        Assert.Equal("address", (await hooked.UntilTriedAsync(webhook, 1)).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        await using var hooked = await Hooked.StartAsync();
        hooked.Receiver.AnswerWith(StatusCodes.Status307TemporaryRedirect, $"{hooked.Receiver.Address}/elsewhere");
        var webhook = await hooked.SubscribeAsync();

        await hooked.PayAsync();

        var delivery = await hooked.UntilTriedAsync(webhook, 1);
        Assert.Equal(["status", "307"], [delivery.GetProperty("reason").GetString(), delivery.GetProperty("httpStatus").ToString()]);
        Assert.Equal([hooked.Receiver.Url], hooked.Receiver.Inbox.Select(came => came.Url));
    }

    [Fact]
    public async Task A_receiver_that_hangs_or_talks_without_end_holds_up_nothing()
    {
        await using var hooked = await Hooked.StartAsync();
        await using var good = await Receiver.StartAsync();
        var webhook = await hooked.SubscribeAsync();
        await hooked.CreateAsync(good.Url);
        hooked.Receiver.Answer = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);

        await hooked.PayAsync();
        await good.UntilAsync(1);
        Assert.Equal("timeout", (await hooked.UntilTriedAsync(webhook, 1)).GetProperty("reason").GetString());

        hooked.Receiver.Answer = context =>
        {
            context.Response.Headers.Append("X-Long", new string('x', 30_000));
            return Task.CompletedTask;
        };
        await hooked.PayAsync();
        Assert.Equal("answer", (await hooked.UntilTriedAsync(webhook, 1)).GetProperty("reason").GetString());

        hooked.Receiver.Answer = async context =>
        {
            var much = new byte[1_000_000];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(much, context.RequestAborted);
            }
        };
        await hooked.PayAsync();
        Assert.Equal("delivered", (await hooked.UntilTriedAsync(webhook, 1)).GetProperty("status").GetString());
    }

    private sealed class FixedAddresses(string addresses) : IHostAddresses
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult(addresses.Split(' ').Select(IPAddress.Parse).ToArray());
    }
}
