/* SPDX-License-Identifier: Apache-2.0 */
/* Replies of our own for the bench, good and poor, as people write them on all kinds of channels. */
#ifndef TESTS_BENCH_REPLIES_H
#define TESTS_BENCH_REPLIES_H

/* The one that the goals are stated for: 200 bytes. */
#define BENCH_REPLY_200                                                                                \
    "Hi Ann, I'm sorry that your parcel is late and that nobody called you back. I'll ring the depot " \
    "myself this morning and let you know by 3pm today. Could you DM me your order number, please? Thanks ^SG"

static const struct {
    const char *text, *inbound;
} bench_replies[] = {
    {BENCH_REPLY_200, "My parcel never came, and nobody answers!"},
    {"Sorry you feel that way. Please contact customer services.", "Third week without a heating. A joke."},
    {"We apologise for any inconvenience this may have caused. Due to high call volumes we are experiencing delays.",
     "45 minutes on hold and then cut off"},
    {"Thank you for the lovely words, Magda! I'll read them out to the kitchen tonight. Ines", "Best pierogi in town!"},
    {"Hello, please DM us your account number and we will look into this as soon as possible. ^TB",
     "charged twice this month??"},
    {"Hi Sam, the 14:05 to Leeds leaves from platform 3 today. Have a safe trip! ^JO", "which platform for leeds"},
    {"That should not be possible. Are you sure that you entered the right code?", "The code does not work."},
    {"I can see why you are upset, Priya. A wedding without the cake is not what we want for anybody. I am calling you "
     "in "
     "ten minutes, and I'll stay with this until it is settled.",
     "No cake. At my WEDDING."},
    {"Yes, we deliver to Orkney: three working days, \xc2\xa3"
     "4.95. Order by noon on Thursday for the weekend.",
     "Do you deliver to Orkney?"},
    {"Our records show that the parcel was delivered on 12 May at 10:14. Please check with your neighbours.",
     "It says delivered. It is not here."},
    {"Thanks for letting us know. I've passed this on to the team.", "The lift at Haymarket is out again"},
    {"Your call is important to us. Our office hours are Mon-Fri 9am to 5pm.", "Anybody there?"},
    {"Oh no, a broken lamp is no birthday present! A new one goes out by courier today; no need to send it back. - Tom",
     "The lamp came in three pieces"},
    {"As per our policy, refunds will be processed in due course. Kindly refer to the FAQ on our website.",
     "Where is my refund?"},
    {"Thanks @rail_ed, that is right: the bus stops behind the station. Jo, does that help? ^AB", "no bus here!"},
    {"You may want to delete that tweet, it shows your phone number. DM us and I'll book the visit for you. ^KL",
     "call me on 0161 496 0123"},
    {"Please e-mail us at help@larkandwren.example with your full name, address and date of birth.",
     "I want to cancel"},
    {"Calm down. Nobody here is out to get you.", "You people are thieves"},
    {"Hi there! So sorry to hear this \xf0\x9f\x98\x94 Could you tell us which store it was and when? Thanks, Fi",
     "rude man at the till today"},
    {"Good morning, we are aware of the outage in BS3. Engineers are on site, and we expect it back by 11:30.",
     "internet down in bedminster?"},
    {"Your feedback has been forwarded to the relevant department.", "An idea: sell refills"},
    {"Great idea, Noor, thank you. I've put refills before our buyers, and I'll tell you what they say on Friday. ^MV",
     "An idea: sell refills"},
    {"I'm afraid that we don't sell single tickets at the gate. You can buy one here: "
     "https://tickets.tramline.example/day",
     "can I buy a single at the gate"},
    {"We have replied to your DM.", "hello?? anyone"},
    {"1/2 Hi Leo, the update of last night signs you out once. Open Settings, Account, Sign in, and use your old "
     "password.",
     "The app threw me out"},
    {"2/2 If it still asks for a code, tell me which phone you have and I'll get the app team on it today. ^RS",
     "The app threw me out"},
    {"Unfortunately, this item is no longer available. Sorry for the confusion!", "you cancelled my order, why"},
    {"Dear guest, thank you for your review. We regret that breakfast did not meet your expectations and hope to "
     "welcome "
     "you again soon. The Management",
     "Cold eggs, no coffee, no apology"},
    {"Never send anybody your PIN, not even us. I've blocked the card; a new one is with you by Tuesday. Ama",
     "a man rang and asked my pin"},
    {"Bonjour Luc, votre colis est arriv\xc3\xa9 ce matin au point relais de Lyon.", "Mon colis ?"},
};

#endif
