using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>Batches are taken as pain.001, by whoever's software it was written.</summary>
public sealed class MessageTests(PaymentsHost host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_of_somebody_elses_software_is_read(bool onPostgreSql)
    {
        await using var store = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(store);
        var (one, two) = (await store.OpenAsync(), await store.OpenAsync());
        await store.PostAsync("/payments/v1/addresses", new { address = "shop@safibank", accountId = two });
        var batch = await office.AnnounceAsync(3, "7500.75");
        var text = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Batches", "foreign.xml"), TestContext.Current.CancellationToken))
            .Replace("DEBTOR", Pain.Id(office.Treasury), StringComparison.Ordinal).Replace("CREDITOR", Pain.Id(one), StringComparison.Ordinal);

        var answer = await office.UploadAsync(batch, text, Pain.MediaType);

        Assert.Equal("200", answer.Outcome);
        Assert.Equal("validated", answer.Text("status"));
        Assert.Equal(
            $"line,status,accountId,address,amount,reference,code,transferId\r\n1,open,{one},,5000.00,\"Mbolea, msimu 2026\",,\r\n2,open,,shop@safibank,2500.50,AGR-8B3N,,\r\n3,excluded,{one},,0.25,<&> 1,duplicate,\r\n",
            (await office.ReadAsync(batch, "/result")).Body);
    }

    [Theory]
    [InlineData("<MsgId>", "<!-- --><MsgId> ", "200")]
    [InlineData("<NbOfTxs>1</NbOfTxs>", "", "/lines/0/GrpHdr required")]
    [InlineData("<NbOfTxs>1</NbOfTxs>", "<NbOfTxs>1</NbOfTxs><NbOfTxs>1</NbOfTxs>", "/lines/0/GrpHdr maxItems")]
    [InlineData("<NbOfTxs>1</NbOfTxs>", "<NbOfTxs>one</NbOfTxs>", "/lines/0/GrpHdr/NbOfTxs pattern")]
    [InlineData("<PmtMtd>TRF", "<PmtMtd>CHK", "/lines/0/PmtInf/PmtMtd pattern")]
    [InlineData("<PmtMtd>TRF</PmtMtd>", "", "/lines/0/PmtInf required")]
    [InlineData("<Dbtr/>", "<Dbtr/><Dbtr/>", "/lines/0/PmtInf maxItems")]
    [InlineData("<Dbtr/>", "<Debtor/><Dbtr/>", "/lines/0/PmtInf order")]
    [InlineData("<Dt>2020-01-01</Dt>", "<Dt>2020-02-30</Dt>", "/lines/0/PmtInf/ReqdExctnDt/Dt pattern")]
    [InlineData("<Dt>2020-01-01</Dt>", "", "/lines/0/PmtInf/ReqdExctnDt required")]
    [InlineData("<EndToEndId>E2E-1<", "<EndToEndId><", "/lines/1/PmtId/EndToEndId minLength")]
    [InlineData("<EndToEndId>E2E-1<", "<EndToEndId>123456789012345678901234567890123456<", "/lines/1/PmtId/EndToEndId maxLength")]
    [InlineData("Ccy=\"KES\"", "Ccy=\"UGX\"", "/lines/1/Amt/InstdAmt PAY-3.5")]
    [InlineData("Ccy=\"KES\"", "", "/lines/1/Amt/InstdAmt required")]
    [InlineData("Ccy=\"KES\"", "Ccy=\"KES\" more=\"1\"", "/lines/1/Amt/InstdAmt attribute")]
    [InlineData(">1.00<", ">1.005<", "/lines/1/Amt/InstdAmt PAY-3.4")]
    [InlineData(">1.00<", ">0.00<", "/lines/1/Amt/InstdAmt PAY-3.3")]
    [InlineData(">1.00<", ">-1.00<", "/lines/1/Amt/InstdAmt pattern")]
    [InlineData(">1.00<", ">1.000<", "200")]
    [InlineData(">1.00<", ">+1<", "200")]
    [InlineData("InstdAmt", "EqvtAmt", "/lines/1/Amt choice")]
    [InlineData("<CdtrAcct><Id><Othr><Id>", "<CdtrAcct><Id><Othr><Id>x", "/lines/1/CdtrAcct creditor")]
    [InlineData("</Othr></Id></CdtrAcct>", "</Othr></Id><Prxy><Id>shop@safibank</Id></Prxy></CdtrAcct>", "/lines/1/CdtrAcct creditor")]
    [InlineData("</Othr></Id></CdtrAcct>", "</Othr><IBAN>KE</IBAN></Id></CdtrAcct>", "/lines/1/CdtrAcct/Id maxItems")]
    [InlineData("<Ustrd>Seed<", "<Ustrd>a&#10;b<", "/lines/1/RmtInf/Ustrd pattern")]
    [InlineData("<RmtInf>", "<RmtInf>text", "/lines/1/RmtInf text")]
    [InlineData("pain.001.001.09", "pain.001.001.03", "/lines/0 namespace")]
    [InlineData("</PmtInf>", "", "/lines/1 xml")]
    [InlineData("<InitgPty/>", "<InitgPty>&nothing;</InitgPty>", "/lines/0 xml")]
    public async Task What_breaks_the_form_is_refused_where_it_does(string what, string by, string outcome)
    {
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.AnnounceAsync(1, "1.00");
        var text = new Pain(office.Treasury).Write(Pain.Line(Pain.Account(await host.OpenAsync()), "1.00"));
        Assert.Contains(what, text, StringComparison.Ordinal);

        var answer = await office.UploadAsync(batch, text.Replace(what, by, StringComparison.Ordinal), Pain.MediaType);

        Assert.Equal(outcome == "200" ? "200" : "400 API-0400", answer.Outcome);
        if (outcome != "200")
        {
            var error = Assert.Single(answer.Json.GetProperty("errors").EnumerateArray());
            Assert.Equal(outcome, $"{error.GetProperty("pointer")} {error.GetProperty("rule")}");
            Assert.Empty((await office.ReadAsync(batch, "/lines")).Json.GetProperty("items").EnumerateArray());
            Assert.Equal("received", await office.StatusAsync(batch));
        }
    }

    [Fact]
    public async Task Hostile_xml_is_refused_by_one_problem_and_kept_out_of_memory()
    {
        var office = await BulkOffice.OpenAsync(host);
        var pain = new Pain(office.Treasury);
        var good = pain.Write(Pain.Line(Pain.Account(await host.OpenAsync()), "1.00"));
        var batch = await office.AnnounceAsync(1, "1.00");
        var hidden = Path.GetTempFileName();
        await File.WriteAllTextAsync(hidden, "secret", TestContext.Current.CancellationToken);
        foreach (var hostile in new[]
        {
            $"<!DOCTYPE Document>{good}",
            $"<!DOCTYPE Document [<!ENTITY x SYSTEM 'file://{hidden}'>]>{good.Replace("Seed", "&x;", StringComparison.Ordinal)}",
            $"<!DOCTYPE Document [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>{good.Replace("Seed", "&b;", StringComparison.Ordinal)}",
            $"<?xml version=\"1.0\" encoding=\"utf-16\"?>{good}",
            Inside(string.Concat(Enumerable.Repeat("<a>", 100))),
            Inside($"<a b=\"{new string('>', 100_000)}\"/>"),
            Inside($"<{new string('a', 100_000)}/>"),
            Inside(new string('a', 100_000)),
            Inside($"<![CDATA[{new string('<', 100_000)}]]>"),
            Inside(string.Concat(Enumerable.Range(0, 5000).Select(number => $"<a{number}/>"))),
            good.Replace("Seed", new string(' ', 5000), StringComparison.Ordinal),
            "", " ", "<", "<Document/>", "{}", "\0", $"{good}{good}",
        })
        {
            var refused = await office.UploadAsync(batch, hostile, Pain.MediaType);

            Assert.Equal("400 API-0400", refused.Outcome);
            Assert.DoesNotContain("secret", refused.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", refused.Body, StringComparison.Ordinal);
        }

        File.Delete(hidden);
        Assert.Equal("200", (await office.UploadAsync(batch, Inside($"<a><![CDATA[<]]>]]&gt;</a><!--{new string('<', 5000)}-->"), Pain.MediaType)).Outcome);

        string Inside(string what) => good.Replace("<InitgPty/>", $"<InitgPty>{what}</InitgPty>", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "3.00", "validated")]
    [InlineData(2, "3", "validated")]
    [InlineData(1, "3.00", "rejected")]
    [InlineData(2, "3.01", "rejected")]
    public async Task A_message_that_counts_otherwise_is_rejected(int count, string sum, string status)
    {
        var office = await BulkOffice.OpenAsync(host);
        string[] lines = [Pain.Line(Pain.Account(await host.OpenAsync()), "1.00"), Pain.Line(Pain.Account(await host.OpenAsync()), "2.00")];
        var batch = await office.AnnounceAsync(2, "3.00");

        var pain = new Pain(office.Treasury) { Totals = (count, sum) };
        Assert.Equal(status, (await office.UploadAsync(batch, pain.Write(lines), Pain.MediaType)).Text("status"));
        Assert.Equal(status == "validated", (await office.ReadAsync(batch, "/report")).Json.GetProperty("matches").GetBoolean());

        // Those of a part count too.
        var other = await office.AnnounceAsync(2, "3.00");
        var text = new Pain(office.Treasury).Write(lines).Replace("<PmtMtd>TRF</PmtMtd>", $"<PmtMtd>TRF</PmtMtd><NbOfTxs>{count}</NbOfTxs><CtrlSum>{sum}</CtrlSum>", StringComparison.Ordinal);
        Assert.Equal(status, (await office.UploadAsync(other, text, Pain.MediaType)).Text("status"));
    }

    [Fact]
    public async Task A_message_for_another_account_or_a_later_day_is_refused()
    {
        var office = await BulkOffice.OpenAsync(host);
        var line = Pain.Line(Pain.Account(await host.OpenAsync()), "1.00");
        var (today, tomorrow) = (host.Host.Clock.GetUtcNow().AddHours(3), host.Host.Clock.GetUtcNow().AddHours(27));
        var batch = await office.AnnounceAsync(1, "1.00");

        Assert.Equal("422 PAY-0495", (await office.UploadAsync(batch, new Pain(await host.OpenAsync("treasury")).Write(line), Pain.MediaType)).Outcome);
        Assert.Equal("422 PAY-0496", (await office.UploadAsync(batch, new Pain(office.Treasury) { Day = $"{tomorrow:yyyy-MM-dd}" }.Write(line), Pain.MediaType)).Outcome);
        Assert.Equal("200", (await office.UploadAsync(batch, new Pain(office.Treasury) { Day = $"{today:yyyy-MM-dd}" }.Write(line), Pain.MediaType)).Outcome);
        var later = await office.AnnounceAsync(1, "1.00", TimeSpan.FromHours(24));
        Assert.Equal("200", (await office.UploadAsync(later, new Pain(office.Treasury) { Day = $"{tomorrow:yyyy-MM-dd}" }.Write(line), Pain.MediaType)).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_is_one_batch_however_many_ask_at_once(bool onPostgreSql)
    {
        await using var store = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(store);
        var text = new Pain(office.Treasury).Write(Pain.Line(Pain.Account(await store.OpenAsync()), "1.00"));
        var rejected = await office.AnnounceAsync(2, "1.00");
        Assert.Equal("rejected", (await office.UploadAsync(rejected, text, Pain.MediaType)).Text("status"));
        var batches = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            batches.Add(await office.AnnounceAsync(1, "1.00"));
        }

        var answers = await Task.WhenAll(batches.Select(batch => office.UploadAsync(batch, text, Pain.MediaType)));

        Assert.Equal(["200", "409 PAY-0497", "409 PAY-0497", "409 PAY-0497", "409 PAY-0497"], answers.Select(answer => answer.Outcome).Order(StringComparer.Ordinal));
        Assert.Equal(["received", "received", "received", "received", "validated"], (await Task.WhenAll(batches.Select(office.StatusAsync))).Order(StringComparer.Ordinal));
    }
}
