using CsCheck;
using DigitalIndiaStack.Payments.Block.Qr;

namespace DigitalIndiaStack.Payments.Tests.Qr;

/// <summary>Payloads of EMVCo's merchant-presented mode: what is written is read, what is damaged is found, and nothing that is scanned breaks the reader.</summary>
public sealed class QrContentTests
{
    // The example of the specification, with a template in Chinese and one that nobody has reserved.
    private const string Example = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A";

    private static readonly Gen<string> Words = Gen.Char[' ', '~'].Array[1, 15].Select(letters => new string(letters));

    private static readonly Gen<QrContent> Contents = Gen.Select(Words, Words, Words, Gen.Int[0, 9999], Gen.Bool, Gen.Int[1, 99999999]).Select((name, city, reference, category, isOpen, units) =>
        new QrContent("example.dpi.ke", "mbegu.bora@duka", $"{category:0000}", "404", isOpen ? null : $"{units / 100}.{units % 100:00}", "KE", name, city, isOpen ? null : reference));

    [Fact]
    public void The_example_of_the_specification_is_read()
    {
        var content = QrContent.Read(Example, out var fault, out var isWhole);

        Assert.Null(fault);
        Assert.True(isWhole);
        Assert.Equal(new QrContent(null, null, "4111", "156", "23.72", "CN", "BEST TRANSPORT", "BEIJING", null), content! with { HasFee = false });
        Assert.True(content.HasFee);
    }

    [Fact]
    public void What_is_written_is_read_again() => Contents.Sample(content =>
    {
        var read = QrContent.Read(content.Write(), out var fault, out var isWhole);
        return fault is null && isWhole && read == content;
    });

    [Fact]
    public void One_changed_character_is_found() => Gen.Select(Contents, Gen.Int[0, 1000], Gen.Char[' ', '~']).Sample((content, place, by) =>
    {
        var payload = content.Write().ToCharArray();
        place %= payload.Length;
        var isSame = payload[place] == by;
        payload[place] = by;
        return isSame || QrContent.Read(new string(payload), out _, out var isWhole) is null || !isWhole;
    });

    [Fact]
    public void Whatever_is_scanned_is_read_or_refused() => Gen.OneOf(Gen.String, Gen.String[Gen.Char['0', '9'], 0, 120], Gen.Select(Contents, Gen.Int[0, 200]).Select((content, length) => content.Write()[..Math.Min(length, content.Write().Length)]))
        .Sample(scanned => QrContent.Read(scanned, out var fault, out _) is null == fault is not null);

    [Theory]
    [InlineData("", "/payload minLength")]
    [InlineData("https://example.org/pay", "/payload pattern")]
    [InlineData("000", "/payload pattern")]
    [InlineData("0002", "/payload/00 maxLength")]
    [InlineData("000200", "/payload/63 last")]
    [InlineData("0000", "/payload/00 minLength")]
    [InlineData("000201000201", "/payload/00 uniqueItems")]
    [InlineData("0102110002016304ABCD", "/payload/00 first")]
    [InlineData("0002016304ABCD", "/payload/52 required")]
    [InlineData("00020126030015204000053034045802KE5901A6001B6304ABCD", "/payload/26 pattern")]
    [InlineData("00020126050101a5204000053034045802KE5901A6001B6304ABCD", "/payload/26/00 first")]
    [InlineData("00020126050001a5204000053034045802ke5901A6001B6304ABCD", "/payload/58 pattern")]
    [InlineData("00020126050001a520400005303404540412,05802KE5901A6001B6304ABCD", "/payload/54 pattern")]
    [InlineData("00020226050001a5204000053034045802KE5901A6001B6304ABCD", "/payload/00 pattern")]
    [InlineData("00020126050001a5204000053034045802KE5901A6001B6304abcd", "/payload/63 pattern")]
    [InlineData("00020126050001a5204000053034045802KE5901A6001B62030506304ABCD", "/payload/62 pattern")]
    public void The_place_of_a_fault_is_told(string payload, string told)
    {
        Assert.Null(QrContent.Read(payload, out var fault, out _));
        Assert.Equal(told, $"{fault!.Place} {fault.Rule}");
    }
}
