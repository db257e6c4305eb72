/**
 * Common given and family names of many cultures, most frequent first, in the Latin spellings that customers' files have:
 * general knowledge, taken from no list. `order` is how the culture writes them; `share` is per cent of the customers.
 */
export interface Culture {
  name: string;
  share: number;
  order: "given family" | "family given" | "given father" | "given middle family";
  given: string;
  family: string;
}

export const cultures: readonly Culture[] = [
  {
    name: "English",
    share: 12,
    order: "given middle family",
    given:
      "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Sandra Anthony Betty Mark Ashley Steven Emily Andrew Kimberly Paul Donna Joshua Michelle Kenneth Carol",
    family:
      "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Cooper",
  },
  {
    name: "German",
    share: 6,
    order: "given family",
    given:
      "Thomas Sabine Michael Petra Andreas Susanne Stefan Monika Christian Claudia Markus Birgit Martin Karin Frank Anja Jürgen Heike Klaus Nicole Wolfgang Julia Matthias Katrin Uwe Lena Bernd Hannah Lukas Felix",
    family:
      "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Lehmann Köhler Maier",
  },
  {
    name: "French",
    share: 5,
    order: "given family",
    given:
      "Jean Marie Pierre Nathalie Michel Isabelle Philippe Sylvie Alain Catherine Nicolas Julie Christophe Sandrine Laurent Céline Thierry Valérie Julien Camille Frédéric Sophie Olivier Aurélie Hugo Léa Étienne Manon",
    family:
      "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia Roux Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure Mercier Blanc Guérin",
  },
  {
    name: "Spanish",
    share: 8,
    order: "given middle family",
    given:
      "José María Juan Carmen Antonio Ana Manuel Laura Francisco Isabel Luis Patricia Carlos Rosa Miguel Sofía Jorge Lucía Pedro Elena Alejandro Gabriela Fernando Daniela Rafael Valentina Diego Camila Andrés Marta",
    family:
      "García Rodríguez Martínez López González Hernández Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Cruz Morales Reyes Gutiérrez Ortiz Ramos Chávez Ruiz Álvarez Mendoza Vásquez Castillo Jiménez Moreno Romero Herrera Medina Aguilar Vargas Castro",
  },
  {
    name: "Portuguese",
    share: 4,
    order: "given middle family",
    given:
      "João Maria José Ana Antônio Francisca Carlos Adriana Paulo Juliana Pedro Márcia Lucas Fernanda Luiz Patrícia Marcos Aline Gabriel Sandra Rafael Camila Daniel Amanda Marcelo Bruna",
    family:
      "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes",
  },
  {
    name: "Italian",
    share: 3,
    order: "given family",
    given:
      "Giuseppe Maria Antonio Anna Giovanni Francesca Mario Giulia Luigi Chiara Roberto Laura Marco Sara Andrea Elena Stefano Paola Alessandro Valentina Francesco Silvia Matteo Martina",
    family:
      "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani",
  },
  {
    name: "Dutch and Nordic",
    share: 3,
    order: "given family",
    given:
      "Jan Anna Erik Emma Lars Ingrid Pieter Sanne Johan Karin Anders Astrid Hans Kirsten Willem Femke Mikael Sofia Henrik Linnea Ole Mette Kjell Bjørn Matti Aino",
    family:
      "Jansen Andersson Hansen Nielsen Bakker Visser Johansson Olsen Larsen Karlsson Smit Meijer Nilsson Pedersen Eriksson Mulder Berg Virtanen Korhonen Bos Peters Lindberg Dahl Dekker",
  },
  {
    name: "Polish and Czech",
    share: 3,
    order: "given family",
    given:
      "Piotr Anna Krzysztof Katarzyna Andrzej Agnieszka Tomasz Małgorzata Jan Barbara Paweł Ewa Marcin Magdalena Michał Joanna Jiří Jana Petr Eva Martin Lenka Jakub Tereza",
    family:
      "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Novák Svoboda Novotný Dvořák Černý Procházka Kučera Mazur Krawczyk Piotrowski Grabowski",
  },
  {
    name: "Russian",
    share: 5,
    order: "given middle family",
    given:
      "Alexander Elena Sergey Olga Dmitry Natalia Andrey Tatiana Alexey Irina Vladimir Svetlana Maxim Anna Mikhail Ekaterina Nikolay Maria Ivan Yulia Pavel Anastasia Igor Galina Viktor Lyudmila Oleg Marina Roman Daria",
    family:
      "Ivanov Smirnov Kuznetsov Popov Vasiliev Petrov Sokolov Mikhailov Novikov Fedorov Morozov Volkov Alekseev Lebedev Semenov Egorov Pavlov Kozlov Stepanov Nikolaev Orlov Andreev Makarov Nikitin Zakharov Zaitsev Soloviev Borisov Yakovlev Grigoriev",
  },
  {
    name: "Ukrainian",
    share: 2,
    order: "given family",
    given:
      "Oleksandr Olena Serhii Oksana Volodymyr Iryna Andrii Nataliia Mykola Tetiana Yurii Svitlana Vasyl Halyna Ihor Yuliia Bohdan Kateryna Taras Mariia",
    family:
      "Melnyk Shevchenko Kovalenko Bondarenko Boiko Tkachenko Kravchenko Kovalchuk Koval Oliinyk Shevchuk Polishchuk Bondar Tkachuk Moroz Marchenko Lysenko Rudenko Savchenko Petrenko",
  },
  {
    name: "Turkish",
    share: 3,
    order: "given family",
    given:
      "Mehmet Fatma Mustafa Ayşe Ahmet Emine Ali Hatice Hüseyin Zeynep Hasan Elif İbrahim Meryem Murat Zehra Ömer Özlem Emre Esra Burak Merve Can Selin",
    family:
      "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Erdoğan Aksoy",
  },
  {
    name: "Arab",
    share: 7,
    order: "given middle family",
    given:
      "Mohammed Fatima Ahmed Aisha Ali Maryam Omar Sara Hassan Noor Khalid Layla Ibrahim Hana Youssef Salma Abdullah Rania Mahmoud Amina Mustafa Huda Karim Dina Tariq Nadia Samir Lina Bilal Yasmin",
    family:
      "Al-Masri Haddad Khoury Mansour Nasser Saleh Hamdan Al-Amin Shaheen Qasim Darwish Al-Khatib Farah Sabbagh Zayed Al-Harbi Al-Otaibi Al-Ghamdi Bennani El-Sayed Hamad Najjar Kanaan Abboud Rahman Sayegh Al-Shehri Benali Mokhtar Tahir",
  },
  {
    name: "Iranian",
    share: 2,
    order: "given family",
    given:
      "Ali Zahra Mohammad Fatemeh Reza Maryam Hossein Narges Amir Sara Mehdi Leila Saeed Shirin Hamid Parisa Behrouz Nasrin Farhad Mina",
    family:
      "Mohammadi Hosseini Ahmadi Karimi Rezaei Moradi Jafari Rahimi Ebrahimi Heidari Sadeghi Kazemi Ghasemi Rostami Soltani Najafi Tehrani Shirazi Farahani Bagheri",
  },
  {
    name: "Pakistani",
    share: 3,
    order: "given family",
    given:
      "Muhammad Ayesha Imran Sana Bilal Hina Usman Sadia Asad Rabia Faisal Nida Hamza Zainab Kamran Saima Adnan Mehwish Shahid Farah",
    family:
      "Khan Malik Hussain Shah Butt Chaudhry Qureshi Iqbal Akhtar Raza Mirza Siddiqui Sheikh Mahmood Javed Aslam Baig Ansari Nawaz Rehman",
  },
  {
    name: "Indian",
    share: 8,
    order: "given family",
    given:
      "Rajesh Priya Amit Anjali Sanjay Sunita Vijay Kavita Rahul Pooja Suresh Neha Anil Deepa Ravi Lakshmi Arjun Divya Manoj Meena Karthik Shreya Ramesh Swati Ganesh Nisha",
    family:
      "Kumar Sharma Singh Patel Gupta Reddy Verma Iyer Nair Mehta Joshi Rao Das Desai Chopra Agarwal Pillai Mishra Banerjee Mukherjee Menon Kulkarni Bhat Naidu Choudhury Saxena",
  },
  {
    name: "Bengali",
    share: 2,
    order: "given family",
    given:
      "Abdul Nasrin Mohammad Rokeya Kamal Shirin Rafiq Salma Jahangir Taslima Mizanur Farzana Shahidul Nusrat Anwar Sultana",
    family:
      "Hossain Islam Rahman Ahmed Akter Begum Chowdhury Uddin Miah Sarkar Haque Karim Khatun Alam Biswas Talukder",
  },
  {
    name: "Chinese",
    share: 7,
    order: "family given",
    given:
      "Wei Fang Ming Xiuying Jun Na Qiang Min Lei Jing Yang Li Yong Juan Jie Ting Xiaoming Meiling Haoran Yuxuan Zihan Jianguo Guoqiang Wenjie Xinyi Yifan Zhiwei Chunhua Shufen Lijuan",
    family:
      "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng Han Feng Cao Peng",
  },
  {
    name: "Cantonese",
    share: 2,
    order: "family given",
    given:
      "Wai-ming Ka-yan Chi-keung Mei-ling Kwok-wai Siu-fong Tsz-ching Wing-yan Chun-hei Lai-kuen Kin-fai Hoi-yan Man-kit Suk-yee Ho-yin Pui-shan",
    family: "Chan Wong Lam Cheung Leung Lee Ng Lau Cheng Ho Kwok Tsang Yip Chow Tse Mak",
  },
  {
    name: "Korean",
    share: 3,
    order: "family given",
    given:
      "Min-jun Seo-yeon Ji-hoon Ji-eun Hyun-woo Su-bin Sung-ho Eun-ji Young-ho Mi-kyung Dong-hyun Hye-jin Jae-sung Yoon-ah Sang-woo Soo-jin Tae-yang Kyung-hee Joon-ho Bo-ram",
    family: "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong",
  },
  {
    name: "Japanese",
    share: 3,
    order: "given family",
    given:
      "Hiroshi Yoko Takashi Keiko Kenji Yuki Satoshi Akiko Makoto Naoko Kazuya Emi Daisuke Mai Shota Haruka Ryo Ayumi Kenta Sakura",
    family:
      "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu Saito Mori",
  },
  {
    name: "Vietnamese",
    share: 2,
    order: "family given",
    given:
      "Van-Hung Thi-Lan Minh-Tuan Thi-Huong Quoc-Bao Ngoc-Anh Duc-Anh Thu-Ha Thanh-Son Kim-Ngan Hoang-Long Phuong-Thao Xuan-Truong My-Linh",
    family: "Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ho Ngo Duong Ly",
  },
  {
    name: "Thai",
    share: 1.5,
    order: "given family",
    given: "Somchai Malee Anan Siriporn Prasert Kanya Wichai Nok Surachai Pornthip Niran Ratana",
    family:
      "Srisai Saetang Chaiyaporn Wongsuwan Suwannarat Thongchai Boonmee Rattanakul Charoensuk Phromma Kittisak Jaidee",
  },
  {
    name: "Indonesian and Malay",
    share: 3,
    order: "given family",
    given:
      "Budi Siti Agus Dewi Ahmad Nur Eko Sri Hendra Rina Muhammad Ayu Rizky Putri Dwi Indah Azman Farah Wahyu Lestari",
    family:
      "Santoso Wijaya Saputra Hidayat Setiawan Kurniawan Susanto Nugroho Pratama Gunawan Hartono Siregar Ismail Abdullah Rahim Yusof Lubis Simanjuntak",
  },
  {
    name: "Filipino",
    share: 2,
    order: "given family",
    given: "Jose Maria Mark Angel Ramon Grace Joel Cristina Rommel Rowena Jericho Marites Noel Jasmine Arnel Liza",
    family:
      "Dela_Cruz Santos Reyes Bautista Ocampo Garcia Mendoza Villanueva Aquino Pascual Navarro Salazar Mercado Dizon Tolentino Manalo",
  },
  {
    name: "West African",
    share: 3,
    order: "given family",
    given:
      "Chinedu Ngozi Emeka Amaka Kwame Akua Ibrahim Aminata Oluwaseun Folake Kofi Abena Mamadou Fatou Babatunde Yetunde Ousmane Awa Tunde Chioma",
    family:
      "Okafor Adeyemi Mensah Diallo Okonkwo Balogun Owusu Traoré Eze Adebayo Boateng Keita Nwosu Ogunleye Asante Coulibaly Obi Sow Ndiaye Afolabi",
  },
  {
    name: "East African",
    share: 2,
    order: "given father",
    given:
      "Abebe Tigist Kebede Almaz Joseph Wanjiru Peter Achieng Tesfaye Hirut Samuel Grace Juma Neema Haile Selam Daudi Zawadi Girma Aster",
    family:
      "Bekele Tadesse Mwangi Otieno Kamau Ochieng Alemu Wolde Njoroge Kariuki Mushi Mollel Assefa Hailu Wambui Kiprono",
  },
  {
    name: "Greek and Balkan",
    share: 2,
    order: "given family",
    given:
      "Georgios Maria Dimitrios Eleni Ioannis Katerina Nikola Milica Marko Jelena Stefan Ivana Dragan Ana Petar Marija",
    family:
      "Papadopoulos Georgiou Nikolaidis Jovanović Petrović Nikolić Marković Đorđević Ivanova Dimitrov Popescu Ionescu Horvat Kovačević Babić Stoyanov",
  },
  {
    name: "Hungarian and Baltic",
    share: 1,
    order: "given family",
    given: "László Éva István Katalin Zoltán Ágnes Gábor Judit Jonas Rasa Andris Ilze Tamás Réka Kristjan Liis",
    family:
      "Nagy Kovács Tóth Szabó Horváth Varga Kazlauskas Bērziņš Tamm Molnár Németh Farkas Balogh Papp Kalniņš Saar",
  },
  {
    name: "Hebrew",
    share: 1,
    order: "given family",
    given: "Moshe Noa David Tamar Yosef Maya Avi Shira Yaakov Michal Eitan Yael Ariel Rivka Nadav Hila",
    family:
      "Cohen Levi Mizrahi Peretz Biton Dahan Avraham Friedman Malka Azoulay Katz Ben-David Shapira Segal Golan Rosen",
  },
  {
    name: "Caucasian and Central Asian",
    share: 1.5,
    order: "given family",
    given:
      "Giorgi Nino Levan Tamar Armen Anahit Tigran Ani Elchin Aysel Nursultan Aigerim Rustam Gulnara Timur Dilnoza",
    family:
      "Beridze Kapanadze Gelashvili Harutyunyan Sargsyan Grigoryan Mammadov Aliyev Huseynov Akhmetov Nurlanov Karimov Yusupov Rakhimov Tursunov Khachatryan",
  },
];

/** Words of which firms' names are made. */
export const firmWords = {
  first:
    "Velmar Northgate Bluefin Aldera Summit Crestview Harbourline Orvane Quillon Tessaro Brightwell Kestrel Larkmoor Meridian Pinecrest Redstone Silverlake Westbrook Zephyr Amberly Castell Dovercourt Evergreen Fairway Glenrock Highland Ironwood Jasper Kingsway Lakeside",
  middle:
    "Trading Logistics Textiles Foods Consulting Engineering Electronics Shipping Construction Pharma Energy Software Holdings Metals Travel Furniture Plastics Agro Media Automotive Chemicals Packaging Marine Investments Services",
  form: "Ltd LLC GmbH Inc S.A. S.r.l. B.V. AG Limited Co.,Ltd Pty_Ltd Oy AB S.A.S. Sp._z_o.o. JSC OOO FZE Bhd Pvt_Ltd",
} as const;
