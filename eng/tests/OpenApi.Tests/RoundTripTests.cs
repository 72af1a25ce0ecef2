using System.Net;
using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Parcels.Contracts;

namespace DigitalIndiaStack.OpenApi.Tests;

public sealed class RoundTripTests
{
    private static readonly ParcelRequest Request = new()
    {
        Reference = "KE-000042",
        Kind = ParcelKind.Box,
        WeightGrams = 1200,
        SentOn = new DateOnly(2026, 3, 1),
        Insured = new Money { Currency = "KES", Amount = "1250.00" },
        Labels = ["fragile", "هش"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_client_sends_comes_back_with_location()
    {
        await using var host = await ParcelsHost.StartAsync();

        var made = await host.Client.RegisterParcelWithResponseAsync("key-00000001", Request, Cancellation);
        var read = await host.Client.GetParcelAsync(made.Result.Id, Cancellation);

        Assert.Equal(201, made.StatusCode);
        Assert.Equal($"/parcels/v1/parcels/{read.Id}", made.Location?.ToString());
        Assert.Equal(made.Result with { Labels = [] }, read with { Labels = [] });
        Assert.Equal(Request.Labels, read.Labels);
        Assert.Equal(Request.Insured, read.Insured);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), read.ChangedAt);
    }

    [Fact]
    public async Task Wire_names_are_those_of_the_specification()
    {
        await using var host = await ParcelsHost.StartAsync();
        var made = await host.Client.RegisterParcelAsync("key-00000001", Request, Cancellation);

        using var json = JsonDocument.Parse(await host.Http.GetStringAsync($"parcels/v1/parcels/{made.Id}", Cancellation));

        Assert.Equal("handed-over", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("2026-03-01", json.RootElement.GetProperty("sentOn").GetString());
        Assert.Equal(1200, json.RootElement.GetProperty("weightGrams").GetInt32());
    }

    [Fact]
    public async Task Every_kind_of_query_parameter_arrives()
    {
        await using var host = await ParcelsHost.StartAsync();
        var moment = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(3));

        await host.Client.ListParcelsAsync(
            7, "a&b=ü", ParcelStatus.HandedOver, [ParcelKind.Box, ParcelKind.Letter], new DateOnly(2026, 2, 1), moment, fragile: true, cancellationToken: Cancellation);
        Assert.Equal(
            [7, "a&b=ü", ParcelStatus.HandedOver, new[] { ParcelKind.Box, ParcelKind.Letter }, new DateOnly(2026, 2, 1), moment, true],
            host.Api.LastQuery);

        await host.Client.ListParcelsAsync(cancellationToken: Cancellation);
        Assert.Equal([20, null, null, null, null, null, null], host.Api.LastQuery);
    }

    [Theory]
    [InlineData("HandedOver")]
    [InlineData("Handed-Over")]
    [InlineData("1")]
    [InlineData("registered,LOST")]
    public async Task An_enum_in_the_query_has_only_its_wire_names(string value)
    {
        await using var host = await ParcelsHost.StartAsync();

        using var answer = await host.Http.GetAsync($"parcels/v1/parcels?status={value}", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"reference":"KE-000042","kind":"box","weightGrams":1}""")]
    [InlineData("""{"reference":"KE-000042","kind":2,"weightGrams":1,"sentOn":"2026-03-01"}""")]
    [InlineData("""{"reference":"KE-000042","kind":"box","weightGrams":1,"sentOn":"2026-03-01","more":1}""")]
    public async Task A_missing_date_a_number_for_an_enum_and_an_unknown_member_are_refused(string body)
    {
        await using var host = await ParcelsHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "parcels/v1/parcels")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { { "Idempotency-Key", "key-00000001" } },
        };

        using var answer = await host.Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_refusal_carries_the_problem()
    {
        await using var host = await ParcelsHost.StartAsync();

        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(
            () => host.Client.DropParcelAsync(Guid.CreateVersion7(), cancellationToken: Cancellation));

        Assert.Equal(404, refused.StatusCode);
        Assert.Equal("PCL-0404", refused.Result.Code);
    }

    [Theory]
    [InlineData("""{"later":true}""", 202)]
    [InlineData("""{"shelf":4}""", 200)]
    public async Task An_operation_may_succeed_in_two_ways(string attributes, int status)
    {
        await using var host = await ParcelsHost.StartAsync();
        var order = new LabelOrder
        {
            Text = new Dictionary<string, string> { ["sw"] = "Vunjika" },
            Attributes = JsonElement.Parse(attributes),
        };

        var answer = await host.Client.PrintLabelWithResponseAsync(Guid.CreateVersion7(), 1, order, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("Vunjika", answer.Result.Text["sw"]);
    }

    [Fact]
    public async Task Text_is_read_as_text()
    {
        await using var host = await ParcelsHost.StartAsync();

        Assert.Equal("Nothing that bites.", await host.Client.ReadNoticeAsync(Cancellation));
    }

    [Fact]
    public void A_client_passes_over_members_that_it_does_not_know()
    {
        var money = JsonSerializer.Deserialize<Money>("""{"currency":"KES","amount":"1","later":1}""", ApiJson.Options);

        Assert.Equal(new Money { Currency = "KES", Amount = "1" }, money);
    }

    [Fact]
    public void The_specification_is_embedded()
    {
        using var resource = typeof(IParcelsClient).Assembly.GetManifestResourceStream("parcels.v1.yaml");

        Assert.NotNull(resource);
    }
}
