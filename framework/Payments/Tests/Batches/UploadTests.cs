using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>What is uploaded is taken whole and judged, or refused whole.</summary>
public sealed class UploadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Validation_excludes_each_line_that_must_not_be_paid_and_names_it(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(host);
        var (shop, frozen, abroad) = (await host.OpenAsync(), await host.OpenAsync(), await host.OpenAsync(currency: "MAD"));
        await host.PostAsync($"/payments/v1/accounts/{frozen}/freeze", new { reason = "test" });
        await host.PostAsync("/payments/v1/addresses", new { address = "shop@safibank", accountId = shop });

        var batch = await office.ValidatedAsync(
            [
                BulkOffice.Line("address", "Shop@SafiBank", "1.00"),
                BulkOffice.To(frozen, "2.00"),
                BulkOffice.To(abroad, "3.00"),
                BulkOffice.Line("address", "nobody@safibank", "4.00"),
                BulkOffice.To(office.Treasury, "5.00"),
                BulkOffice.To(shop, "6.00"),
                BulkOffice.To(Guid.CreateVersion7().ToString(), "7.00"),
            ],
            "28.00");

        var report = await office.ReadAsync(batch, "/report", "controller");
        Assert.Equal(
            ["2 inactive", "3 currency", "4 unknown", "5 debtor", "6 duplicate", "7 unknown"],
            report.Json.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("line")} {item.GetProperty("finding")}"));
        Assert.True(report.Json.GetProperty("matches").GetBoolean());
        Assert.Equal("27.00", (await office.ReadAsync(batch)).Text("excluded", "sum", "amount"));
        Assert.Equal("1.00", (await office.ReadAsync(batch)).Text("open", "sum", "amount"));
    }

    [Theory]
    [InlineData(2, "3.00", "rejected")]
    [InlineData(3, "6.00", "rejected")]
    [InlineData(2, "6.00", "validated")]
    public async Task A_batch_that_differs_from_its_control_totals_is_rejected(int count, string total, string status)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.AnnounceAsync(count, total);

        var answer = await office.UploadAsync(batch, $"{BulkOffice.To(await host.OpenAsync(), "2.00")}\n{BulkOffice.To(await host.OpenAsync(), "4.00")}\n");

        Assert.Equal(status, answer.Text("status"));
        Assert.Equal("6.00", (await office.ReadAsync(batch, "/report")).Text("found", "sum", "amount"));
        Assert.Equal(status == "rejected" ? "409 PAY-0418" : "200", (await office.ActAsync(batch, "release")).Outcome);
    }

    [Theory]
    [InlineData("", "/lines/2")]
    [InlineData("{", "/lines/2")]
    [InlineData("""{"accountId":"not-one","amount":"1.00","reference":"x"}""", "/lines/2/accountId")]
    [InlineData("""{"address":"A@B","amount":"1.00","reference":"x"}""", "/lines/2/address")]
    [InlineData("""{"address":"shop@safibank","amount":"1.005","reference":"x"}""", "/lines/2/amount")]
    [InlineData("""{"address":"shop@safibank","amount":"0.00","reference":"x"}""", "/lines/2/amount")]
    [InlineData("""{"address":"shop@safibank","amount":"1.00","reference":""}""", "/lines/2/reference")]
    [InlineData("""{"address":"shop@safibank","amount":"1.00","reference":"a\u0000b"}""", "/lines/2/reference")]
    [InlineData("""{"address":"shop@safibank","amount":"1.00","reference":"x","more":1}""", "/lines/2")]
    [InlineData("""{"address":"shop@safibank","amount":"1.00","amount":"1.00","reference":"x"}""", "/lines/2")]
    [InlineData("""{"amount":"1.00","reference":"x"}""", "/lines/2")]
    public async Task A_malformed_line_is_named_by_its_number_and_no_line_is_kept(string line, string place)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.AnnounceAsync(3, "3.00");
        var good = BulkOffice.To(await host.OpenAsync(), "1.00");

        var refused = await office.UploadAsync(batch, $"{good}\n{line}\n{good}\n");

        Assert.Equal("400 API-0400", refused.Outcome);
        Assert.StartsWith(place, refused.Json.GetProperty("errors")[0].GetProperty("pointer").GetString(), StringComparison.Ordinal);
        Assert.Empty((await office.ReadAsync(batch, "/lines")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("received", await office.StatusAsync(batch));
    }

    [Fact]
    public async Task Csv_is_read_by_the_names_of_its_columns()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.AnnounceAsync(2, "3.50");
        var (one, two) = (await host.OpenAsync(), await host.OpenAsync());

        var answer = await office.UploadAsync(batch, $"reference,amount,accountId\r\n\"Seed, \"\"A\"\"\",1.00,{one}\r\nSoil,2.50,{two}\r\n", "text/csv; charset=utf-8");

        Assert.Equal("validated", answer.Text("status"));
        var result = await office.ReadAsync(batch, "/result");
        Assert.Equal(
            $"line,status,accountId,address,amount,reference,code,transferId\r\n1,open,{one},,1.00,\"Seed, \"\"A\"\"\",,\r\n2,open,{two},,2.50,Soil,,\r\n",
            result.Body);
        Assert.StartsWith("text/csv", result.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amount,iban\r\n1.00,X\r\n", "/lines/0")]
    [InlineData("amount,reference,address\r\n1.00,\"open,shop@safibank\r\n", "/lines/1")]
    [InlineData("amount,reference,address\r\n1.00,x\r\n", "/lines/1")]
    public async Task Csv_that_is_none_is_refused(string text, string place)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);

        var refused = await office.UploadAsync(await office.AnnounceAsync(1, "1.00"), text, "text/csv");

        Assert.Equal("400 API-0400", refused.Outcome);
        Assert.Equal(place, refused.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Another_media_type_a_second_upload_and_another_body_under_one_key_are_refused()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.AnnounceAsync(1, "1.00");
        var line = BulkOffice.To(await host.OpenAsync(), "1.00");

        Assert.Equal("415 API-0415", (await office.UploadAsync(batch, line, "application/json")).Outcome);
        var first = await office.UploadAsync(batch, line, key: "the-upload-key");
        Assert.Equal("200", first.Outcome);
        Assert.Equal(first.Body, (await office.UploadAsync(batch, line, key: "the-upload-key")).Body);
        Assert.Equal("422 API-0422", (await office.UploadAsync(batch, $"{line}\n", key: "the-upload-key")).Outcome);
        Assert.Equal("409 PAY-0418", (await office.UploadAsync(batch, line)).Outcome);
        Assert.Equal("404 PAY-0404", (await office.UploadAsync(batch, line, client: "other")).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ten_thousand_lines_are_taken_and_paged(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.AnnounceAsync(10_000, "10000.00");
        var shop = await host.OpenAsync();

        var answer = await office.UploadAsync(batch, string.Join('\n', Enumerable.Repeat(BulkOffice.To(shop, "1.00"), 10_000)));

        Assert.Equal("validated", answer.Text("status"));
        Assert.Equal("9999", answer.Text("excluded", "count"));
        var page = await office.ReadAsync(batch, "/report?limit=2");
        var next = await office.ReadAsync(batch, $"/report?limit=2&cursor={page.Text("nextCursor")}");
        Assert.Equal([2, 3, 4, 5], page.Json.GetProperty("items").EnumerateArray().Concat(next.Json.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("line").GetInt32()));
    }
}
