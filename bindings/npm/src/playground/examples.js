// SPDX-License-Identifier: Apache-2.0
// Drafts that could have been written, each in another trade. All of it is made up.
export const examples = [
  {
    name: 'Energy: no heating', channel: 'x', customer: 'Diane', agent: 'Sam',
    inbound: 'Third day without heating and two small kids in the house. Nobody turned up this morning. Again!! @northshireheat',
    text: "Hi, sorry for any inconvenience this may have caused. We are short of staff at the moment. Please e-mail help@northshireheat.example and somebody will be in touch as soon as possible.",
  },
  {
    name: 'Parcel: where is it?', channel: 'email', customer: 'Mr Okafor', agent: 'Priya',
    inbound: "Hello, I ordered a birthday present on the 2nd and paid for next-day delivery. It's now the 9th and the tracking still says 'in transit'. The birthday was yesterday. Can you tell me where it is?",
    text: "Dear valued customer,\n\nThank you for reaching out to us. Unfortunately your parcel has been delayed due to high volumes. We apologise if you were inconvenienced. Kindly be patient, your order will arrive shortly.\n\nPlease do not hesitate to contact us should you have any further queries.",
  },
  {
    name: 'Bank: a payment declined', channel: 'chat', customer: 'Lena', agent: 'Marcus', profile: 'chat',
    inbound: 'my card was declined in the supermarket just now, so embarrassing!! there is money in the account',
    text: "Hi Lena, I can see why that was embarrassing. Please send me your full card number and the security code here and I will have a look. You should have told us that you were abroad.",
  },
  {
    name: 'Airline: a lost suitcase', channel: 'facebook', customer: 'Tomás', agent: 'Ines',
    inbound: 'My suitcase went missing between Porto and Oslo on Sunday. I have called four times and get told something different each time.',
    text: "Hi Tomás, as per our policy, bags are only declared lost after 21 days!!! I'm sorry you feel that way but there is nothing we can do. Call our baggage desk on 0800 555 0199 and quote your reference.",
  },
  {
    name: 'Hotel: a bad review', channel: 'review', customer: 'Hanneke', agent: 'Jo',
    inbound: 'Lovely breakfast, but the room was above the bins and the lorry came at 5 every morning. Told reception twice, nothing happened.',
    text: "Thank you for your feedback. We take all feedback very seriously and strive to provide the best possible experience. We hope to welcome you back soon!",
  },
  {
    name: 'Clinic: an appointment', channel: 'email', customer: 'Ms Farouk', agent: 'Reception',
    inbound: 'I was sent a letter for an appointment on the 14th but your website says you are closed that day. Which is it?',
    text: "Hi Ms Farouk,\n\nYou are right, and I'm sorry for the confusing letter: we are closed on the 14th. I have moved your appointment to Tuesday the 15th at 9:20 with the same doctor. If that doesn't suit you, reply to this message by Friday and I'll find another time.\n\nNadia",
  },
  {
    name: 'Software: it will not sync', channel: 'chat', customer: 'Wei', agent: 'Alex', profile: 'chat',
    inbound: "sync has been stuck at 43% since this morning. i've restarted, reinstalled and logged out and in. client demo at 3pm, please help",
    text: "Hey Wei! Have you tried restarting the app? Also pls make sure that your your internet connection is working 😊 LMK!",
  },
  {
    name: 'A reply that is fine', channel: 'x', customer: 'Amira', agent: 'Dan',
    inbound: 'Ordered a blue kettle, got a red one. Second time you have sent me the wrong thing!',
    text: "Hi Amira, sorry we got your kettle wrong, and twice at that: no wonder you're annoyed. A blue one leaves us today and will be with you on Thursday. Keep the red one, or give it to a friend. ^Dan",
  },
];
