using System;
using System.Globalization;
using System.Linq;
using AcsDtmf.Engine.Wire;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

public sealed class ErrorAdviceTests
{
    /// <summary>Gets the codes of the service's documentation that concern these operations, each with its status.</summary>
    public static TheoryData<string, int> DocumentedCodes => new()
    {
        { "8522", 404 },
        { "8523", 400 },
        { "8501", 400 },
        { "8528", 400 },
        { "8585", 400 },
        { "8519", 409 },
        { "8583", 412 },
        { "8520", 405 },
        { "7501", 401 },
        { "7504", 403 },
        { "7507", 403 },
        { "7509", 401 },
        { "7510", 401 },
        { "8516", 429 },
        { "8529", 429 },
        { "8530", 429 },
        { "8558", 400 },
        { "8508", 487 },
        { "Denied", 401 },
        { "UserLicenseNotPresentForbidden", 403 },
    };

    [Theory]
    [MemberData(nameof(DocumentedCodes))]
    public void A_documented_code_has_advice_of_its_own(string code, int status)
    {
        string advice = ErrorAdvice.For(code, status, RequestPurpose.StopRecognition);

        // 8516 has the same advice as its status, because it has the same meaning.
        Assert.True(advice != ErrorAdvice.For("nobody knows", status, RequestPurpose.StopRecognition) || code == "8516", advice);
    }

    [Fact]
    public void Every_status_has_advice()
    {
        Assert.All(
            Enumerable.Range(100, 900).Where(status => status is < 200 or >= 300),
            status => Assert.EndsWith(".", ErrorAdvice.For("Http" + status.ToString(CultureInfo.InvariantCulture), status, RequestPurpose.StopRecognition)));
    }

    [Theory]
    [InlineData("8522", 404, "nothing is left to stop", "StopRecognition")]
    [InlineData("8522", 404, "nothing is left to cancel", "CancelMedia")]
    [InlineData("8528", 400, "nothing is left to stop", "StopRecognition")]
    [InlineData("8528", 400, "nothing is left to cancel", "CancelMedia")]
    [InlineData("8558", 400, "nothing is left to stop", "StopRecognition")]
    [InlineData("8522", 404, "Recognition starts", "StartRecognition")]
    [InlineData("8522", 404, "Tones reach", "SendTones")]
    [InlineData("8522", 404, "participant", "StartRecognition", "SendTones", "StopRecognition", "ReadParticipants", "VerifyCredential")]
    [InlineData("8523", 400, "Specify the participant", "StartRecognition", "SendTones", "StopRecognition", "ReadParticipants", "VerifyCredential")]
    [InlineData("Http429", 429, "-ThrottleLimit", "StartRecognition", "SendTones", "StopRecognition", "CancelMedia", "ReadCall", "ReadParticipants")]
    [InlineData("8516", 429, "-ThrottleLimit", "StartRecognition", "SendTones", "StopRecognition", "CancelMedia", "ReadCall", "ReadParticipants")]
    [InlineData("Http504", 504, "-ThrottleLimit", "StartRecognition", "SendTones", "StopRecognition", "CancelMedia", "ReadCall", "ReadParticipants")]
    [InlineData("Http503", 503, "failed rows", "StartRecognition", "SendTones", "StopRecognition", "CancelMedia", "ReadCall", "ReadParticipants")]
    public void Advice_is_only_for_the_commands_that_it_fits(string code, int status, string words, params string[] purposes)
    {
        Assert.Equal(
            purposes.Order(),
            Enum.GetValues<RequestPurpose>()
                .Where(purpose => ErrorAdvice.For(code, status, purpose).Contains(words, StringComparison.Ordinal))
                .Select(purpose => purpose.ToString())
                .Order());
    }

    [Fact]
    public void Only_after_an_action_is_the_outcome_unknown()
    {
        Assert.Equal(
            [RequestPurpose.StartRecognition, RequestPurpose.StopRecognition, RequestPurpose.SendTones, RequestPurpose.CancelMedia],
            Enum.GetValues<RequestPurpose>().Where(purpose => ErrorAdvice.ForUnexpectedResponse(purpose).Contains("is unknown", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_call_that_lacks_its_configuration_is_not_gone()
    {
        Assert.All(
            Enum.GetValues<RequestPurpose>(),
            purpose => Assert.Contains("configuration", ErrorAdvice.For("8522", 405, purpose), StringComparison.Ordinal));
    }
}
