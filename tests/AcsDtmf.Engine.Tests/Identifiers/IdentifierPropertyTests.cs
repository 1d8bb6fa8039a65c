using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AcsDtmf.Engine.Tests.Identifiers;

/// <summary>Tests properties of all texts and identifiers with random examples.</summary>
public sealed class IdentifierPropertyTests
{
    private static readonly Gen<string> Id = Texts("0123456789abcdefABCDEF-ü+ ".ToCharArray().Select(c => c.ToString()).ToArray(), longest: 12);

    private static readonly Gen<string> Cloud = Gen.Elements(CommunicationCloud.Public, CommunicationCloud.Dod, CommunicationCloud.Gcch);

    /// <summary>Generates text that resembles raw ids: parts of raw ids in any order.</summary>
    private static readonly Gen<string> NearRawId = Texts(
        ["4:", "8:", "28:", ":", "_", "acs", "dod", "gcch", "-acs", "orgid", "spool", "teamsvisitor", "anonymous", "+1", "x", "acs:", "orgid:", "\n"],
        longest: 7);

    [Fact]
    public void Reading_keeps_any_text_that_is_not_blank()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonWhiteSpaceString>(),
            text => CommunicationIdentifier.FromRawId(text.Get).RawId == text.Get)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reading_agrees_with_the_oracle()
    {
        Prop.ForAll(
            NearRawId.Where(text => !string.IsNullOrWhiteSpace(text)).ToArbitrary(),
            text => CommunicationIdentifier.FromRawId(text).Kind == RawIdOracle.KindOf(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Phone_numbers_round_trip() => RoundTrip(
        Id.Select(CommunicationIdentifier (value) => new PhoneNumberIdentifier(value)));

    [Fact]
    public void Teams_users_round_trip() => RoundTrip(
        Gen.Zip(Id, Cloud).Select(CommunicationIdentifier (pair) => new MicrosoftTeamsUserIdentifier(pair.Item1, cloud: pair.Item2)));

    [Fact]
    public void Teams_visitors_round_trip() => RoundTrip(
        Id.Select(CommunicationIdentifier (id) => new MicrosoftTeamsUserIdentifier(id, isAnonymous: true)));

    [Fact]
    public void Teams_applications_round_trip() => RoundTrip(
        Gen.Zip(Id, Cloud).Select(CommunicationIdentifier (pair) => new MicrosoftTeamsAppIdentifier(pair.Item1, pair.Item2)));

    [Fact]
    public void Teams_extension_users_round_trip() => RoundTrip(
        Gen.Zip(Gen.Zip(Id, Id), Gen.Zip(Id, Cloud)).Select(CommunicationIdentifier (four) =>
            new TeamsExtensionUserIdentifier(four.Item1.Item1, four.Item1.Item2, four.Item2.Item1, four.Item2.Item2)));

    [Fact]
    public void Communication_users_round_trip() => RoundTrip(
        Gen.Zip(Id, Id).Select(CommunicationIdentifier (pair) => new CommunicationUserIdentifier($"8:acs:{pair.Item1}_{pair.Item2}")));

    private static void RoundTrip(Gen<CommunicationIdentifier> identifiers)
    {
        Prop.ForAll(
            identifiers.ToArbitrary(),
            identifier => Members.Of(CommunicationIdentifier.FromRawId(identifier.RawId)) == Members.Of(identifier))
            .QuickCheckThrowOnFailure();
    }

    private static Gen<string> Texts(string[] pieces, int longest) =>
        from length in Gen.Choose(0, longest)
        from chosen in Gen.Elements(pieces).ArrayOf(length)
        select string.Concat(chosen);
}
